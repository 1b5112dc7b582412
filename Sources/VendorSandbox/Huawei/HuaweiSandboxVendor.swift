extension SandboxVendor {
    /// Huawei Cloud.
    static let huawei = SandboxVendor(
        title: "Huawei MetaStudio", keys: { SandboxCredentials.Huawei.random($0) },
        services: { world in
            HuaweiMetaStudioService.services(in: world)
        })
}

extension SandboxName {
    /// Huawei Cloud MetaStudio.
    package static let huaweiMetaStudio = SandboxName(rawValue: "huawei-metastudio")
    /// Huawei Cloud OBS.
    package static let huaweiOBS = SandboxName(rawValue: "huawei-obs")
}

extension SandboxCredentials {
    /// For Huawei Cloud.
    package struct Huawei: SandboxKeys {
        package static let vendor = "huawei"

        /// The access key.
        package var ak: String
        /// The secret key.
        package var sk: String
        /// The project that both the key and the token are for.
        package var projectId: String
        /// A token that is accepted as X-Auth-Token instead of a signature.
        package var authToken: String
        /// The region that is simulated, as `cn-north-4`.
        package var region: String

        /// Makes up some in the vendor's own form.
        package static func random(_ options: SandboxOptions) -> Huawei {
            Huawei(
                ak: RandomText.upperAlphanumeric(20), sk: RandomText.alphanumeric(40),
                projectId: RandomText.hexadecimal(32), authToken: "MII" + RandomText.alphanumeric(120),
                region: "cn-north-4")
        }
    }

    /// For Huawei Cloud.
    package var huawei: Huawei { self[Huawei.self] }
}
