/// The throw-away credentials of one run; the sandbox accepts no others.
package struct SandboxCredentials: Hashable, Sendable, Codable {
    /// For Alibaba Cloud.
    package struct Alibaba: Hashable, Sendable, Codable {
        /// The access key's id.
        package var accessKeyId: String
        /// The access key's secret.
        package var accessKeySecret: String
        /// The region that is simulated, as `cn-shanghai`.
        package var region: String
        /// A bucket of the user's own that exists in the object store.
        package var bucket: String
    }

    /// For Huawei Cloud.
    package struct Huawei: Hashable, Sendable, Codable {
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
    }

    /// For Tencent Cloud.
    package struct Tencent: Hashable, Sendable, Codable {
        /// The secret's id.
        package var secretId: String
        /// The secret key.
        package var secretKey: String
        /// The VOD application.
        package var subAppId: Int
        /// The storage region that is simulated, as `ap-guangzhou`.
        package var region: String
    }

    /// For Alibaba Cloud.
    package var alibaba: Alibaba
    /// For Huawei Cloud.
    package var huawei: Huawei
    /// For Tencent Cloud.
    package var tencent: Tencent

    /// Makes up credentials in the vendors' own forms.
    ///
    /// - Parameters:
    ///   - bucket: The bucket of the user's own at Alibaba's; nil for a made-up name.
    ///   - region: Alibaba's region; nil for cn-shanghai.
    static func random(bucket: String? = nil, region: String? = nil) -> SandboxCredentials {
        SandboxCredentials(
            alibaba: Alibaba(
                accessKeyId: "LTAI5t" + RandomText.alphanumeric(18), accessKeySecret: RandomText.alphanumeric(30),
                region: region ?? "cn-shanghai", bucket: bucket ?? "sandbox-" + RandomText.hexadecimal(8)),
            huawei: Huawei(
                ak: RandomText.upperAlphanumeric(20), sk: RandomText.alphanumeric(40),
                projectId: RandomText.hexadecimal(32), authToken: "MII" + RandomText.alphanumeric(120),
                region: "cn-north-4"),
            tencent: Tencent(
                secretId: "AKID" + RandomText.alphanumeric(32), secretKey: RandomText.alphanumeric(32),
                subAppId: 1_500_000_000 + Int.random(in: 1...99_999_999), region: "ap-guangzhou"))
    }
}
