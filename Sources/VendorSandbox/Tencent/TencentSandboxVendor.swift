extension SandboxVendor {
    /// Tencent Cloud.
    static let tencent = SandboxVendor(
        title: "Tencent VOD", keys: { SandboxCredentials.Tencent.random($0) },
        services: { world in
            let account = TencentAccount()
            return [
                TencentVODService(world: world, vendor: account), TencentCOSService(world: world, vendor: account),
            ]
        })
}

extension SandboxName {
    /// Tencent Cloud VOD.
    package static let tencentVOD = SandboxName(rawValue: "tencent-vod")
    /// Tencent Cloud COS.
    package static let tencentCOS = SandboxName(rawValue: "tencent-cos")
}

extension SandboxCredentials {
    /// For Tencent Cloud.
    package struct Tencent: SandboxKeys {
        package static let vendor = "tencent"

        /// The secret's id.
        package var secretId: String
        /// The secret key.
        package var secretKey: String
        /// The VOD application.
        package var subAppId: Int
        /// The storage region that is simulated, as `ap-guangzhou`.
        package var region: String

        /// Makes up some in the vendor's own form.
        package static func random(_ options: SandboxOptions) -> Tencent {
            Tencent(
                secretId: "AKID" + RandomText.alphanumeric(32), secretKey: RandomText.alphanumeric(32),
                subAppId: 1_500_000_000 + Int.random(in: 1...99_999_999), region: "ap-guangzhou")
        }
    }

    /// For Tencent Cloud.
    package var tencent: Tencent { self[Tencent.self] }
}
