import ArgumentParser
import VendorSandbox

/// `vendor-sandbox`.
@main
struct VendorSandboxCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vendor-sandbox", abstract: "Act out the vendors on loopback, for rehearsals and tests.")

    func run() throws {
        for name in SandboxName.allCases { print(name.rawValue) }
    }
}
