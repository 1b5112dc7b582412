package import VendorClients

/// Where a submission goes: the vendors themselves, or other endpoints such as those of the sandbox.
public struct SubmissionTarget: Sendable {
    /// Endpoints instead of the vendors' own, by the names of the services, such as `huawei-obs`.
    package var endpoints: [String: Endpoint]
    /// The region, by the vendor's name for it; nil for the vendor's usual one.
    public var region: String?
    /// The user's own bucket at the vendor's object store; nil for the service's storage.
    public var bucket: String?
    /// The bucket that a rehearsal has for a submission that needs one where none is given.
    package var rehearsalBucket: String?
    /// Where credentials are looked for.
    package var credentials: CredentialSources
    /// Which recordings go to OSS in parts; tests make parts small.
    var partSizes = AlibabaPartSizes()

    /// A target from its parts.
    package init(
        endpoints: [String: Endpoint] = [:], region: String? = nil, bucket: String? = nil,
        credentials: CredentialSources
    ) {
        self.endpoints = endpoints
        self.region = region
        self.bucket = bucket
        self.credentials = credentials
    }

    /// The endpoint of a service: the given one, else the vendor's.
    package func endpoint(_ service: String, else vendors: Endpoint) -> Endpoint { endpoints[service] ?? vendors }

    /// Whether everything goes to this machine, where a vendor is simulated.
    public var isRehearsal: Bool { !endpoints.isEmpty && endpoints.values.allSatisfy(\.isLoopback) }

    /// The given endpoints in one line, for the ledger; nil where none were given.
    public var endpointsText: String? {
        endpoints.isEmpty
            ? nil : endpoints.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}

/// The line of JSON that `vendor-sandbox` prints, and that `--endpoints` takes.
package struct EndpointsFile: Hashable, Sendable, Decodable {
    /// The name and version of the JSON form.
    package static let schema = "vendor-sandbox/endpoints/1"

    /// Endpoints by the names of the services.
    package var endpoints: [String: Endpoint]
    /// Credentials by vendor and the vendor's name of the field.
    package var credentials: [String: [String: String]]

    private enum CodingKeys: String, CodingKey { case schema, endpoints, credentials }

    /// Reads the JSON form; credentials may be missing.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Self.schema)\"")
        }
        endpoints = try values.decode([String: Endpoint].self, forKey: .endpoints)
        let given = try values.decodeIfPresent([String: [String: Scalar]].self, forKey: .credentials) ?? [:]
        credentials = given.mapValues { $0.mapValues(\.text) }
    }

    /// The bucket that Alibaba's account has there; nil where the file names none.
    package var bucket: String? { credentials["alibaba"]?["bucket"] }

    /// The credentials as the variables that each vendor's own tools read.
    package var environment: [String: String] {
        let names = [
            "alibaba": [
                "accessKeyId": "ALIBABA_CLOUD_ACCESS_KEY_ID", "accessKeySecret": "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
                "securityToken": "ALIBABA_CLOUD_SECURITY_TOKEN",
            ],
            "huawei": [
                "ak": "HUAWEICLOUD_SDK_AK", "sk": "HUAWEICLOUD_SDK_SK", "projectId": "HUAWEICLOUD_SDK_PROJECT_ID",
                "securityToken": "HUAWEICLOUD_SDK_SECURITY_TOKEN",
            ],
            "tencent": [
                "secretId": "TENCENTCLOUD_SECRET_ID", "secretKey": "TENCENTCLOUD_SECRET_KEY",
                "token": "TENCENTCLOUD_TOKEN",
            ],
        ]
        var environment: [String: String] = [:]
        for (vendor, fields) in credentials {
            for (field, value) in fields { if let name = names[vendor]?[field] { environment[name] = value } }
        }
        return environment
    }

    /// A number or a text, read as text.
    private struct Scalar: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                text = "\(number)"
            } else {
                text = try container.decode(String.self)
            }
        }
    }
}
