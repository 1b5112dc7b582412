/// The throw-away credentials of one run; the sandbox accepts no others.
public struct SandboxCredentials: Hashable, Sendable, Codable {
    /// For Alibaba Cloud.
    public struct Alibaba: Hashable, Sendable, Codable {
        /// The access key's id.
        public var accessKeyId: String
        /// The access key's secret.
        public var accessKeySecret: String
        /// The region that is simulated, as `cn-shanghai`.
        public var region: String
        /// A bucket of the user's own that exists in the object store.
        public var bucket: String
    }

    /// For Huawei Cloud.
    public struct Huawei: Hashable, Sendable, Codable {
        /// The access key.
        public var ak: String
        /// The secret key.
        public var sk: String
        /// The project that both the key and the token are for.
        public var projectId: String
        /// A token that is accepted as X-Auth-Token instead of a signature.
        public var authToken: String
        /// The region that is simulated, as `cn-north-4`.
        public var region: String
    }

    /// For Tencent Cloud.
    public struct Tencent: Hashable, Sendable, Codable {
        /// The secret's id.
        public var secretId: String
        /// The secret key.
        public var secretKey: String
        /// The VOD application.
        public var subAppId: Int
        /// The storage region that is simulated, as `ap-guangzhou`.
        public var region: String
    }

    /// For Alibaba Cloud.
    public var alibaba: Alibaba
    /// For Huawei Cloud.
    public var huawei: Huawei
    /// For Tencent Cloud.
    public var tencent: Tencent

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
