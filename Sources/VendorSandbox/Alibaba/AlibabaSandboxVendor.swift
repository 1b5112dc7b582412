extension SandboxVendor {
    /// Alibaba Cloud.
    static let alibaba = SandboxVendor(
        title: "Alibaba IMS", keys: { SandboxCredentials.Alibaba.random($0) },
        services: { world in
            let account = AlibabaAccount()
            return [
                AlibabaIMSService(world: world, account: account), AlibabaOSSService(world: world, account: account),
            ]
        })
}

extension SandboxName {
    /// Alibaba Cloud IMS (ICE 2020-11-09).
    package static let alibabaIMS = SandboxName(rawValue: "alibaba-ims")
    /// Alibaba Cloud OSS.
    package static let alibabaOSS = SandboxName(rawValue: "alibaba-oss")
}

extension SandboxCredentials {
    /// For Alibaba Cloud.
    package struct Alibaba: SandboxKeys {
        package static let vendor = "alibaba"

        /// The access key's id.
        package var accessKeyId: String
        /// The access key's secret.
        package var accessKeySecret: String
        /// The region that is simulated, as `cn-shanghai`.
        package var region: String
        /// A bucket of the user's own that exists in the object store.
        package var bucket: String

        /// Makes up some in the vendor's own form.
        package static func random(_ options: SandboxOptions) -> Alibaba {
            Alibaba(
                accessKeyId: "LTAI5t" + RandomText.alphanumeric(18), accessKeySecret: RandomText.alphanumeric(30),
                region: options.region ?? "cn-shanghai",
                bucket: options.bucket ?? "sandbox-" + RandomText.hexadecimal(8))
        }
    }

    /// For Alibaba Cloud.
    package var alibaba: Alibaba { self[Alibaba.self] }
}
