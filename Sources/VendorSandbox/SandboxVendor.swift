/// One simulated vendor: a value in the vendor's folder.
struct SandboxVendor: Sendable {
    /// The vendor and its service, for people.
    var title: String
    /// Makes up the keys of one run.
    var keys: @Sendable (SandboxOptions) -> any SandboxKeys
    /// The services of one run, in the order of their ports.
    var services: @Sendable (SandboxWorld) -> [any SandboxService]

    /// The vendors that there are: a new one is one line here.
    static let all: [SandboxVendor] = [.alibaba, .huawei, .tencent]

    /// All services of one run, in the order of their ports.
    static func services(in world: SandboxWorld) -> [any SandboxService] { all.flatMap { $0.services(world) } }
}
