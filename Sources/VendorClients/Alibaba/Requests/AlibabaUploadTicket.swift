package import Foundation

/// Where the bytes of an asset go, and the temporary credential that lets them in.
///
/// Held in memory only: whoever resumes later asks for a fresh one with `RefreshUploadMedia`.
package struct AlibabaUploadTicket: Hashable, Sendable, Decodable {
    /// Where OSS listens for the bucket.
    package var endpoint: Endpoint
    /// The region that signatures name.
    package var region: AlibabaRegion
    /// The bucket, the service's.
    package var bucket: String
    /// The object's name, which the service chose.
    package var key: String
    /// The temporary credential.
    package var credentials: AlibabaCredentials
    /// When it expires; nil where the service does not say.
    package var expires: Date?

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case address = "UploadAddress"
        case authorization = "UploadAuth"
    }

    init(endpoint: Endpoint, region: AlibabaRegion, bucket: String, key: String, credentials: AlibabaCredentials) {
        self.endpoint = endpoint
        self.region = region
        self.bucket = bucket
        self.key = key
        self.credentials = credentials
    }

    /// Reads the ticket from two texts, each Base64 of JSON. Which is which is told by what is in them, since the
    /// documents' own examples have them the wrong way round.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        var address: JSONTextFields?
        var authorization: JSONTextFields?
        for key in CodingKeys.allCases {
            guard let text = try values.decodeIfPresent(String.self, forKey: key),
                let json = Data(base64Encoded: text, options: .ignoreUnknownCharacters),
                let parts = try? JSONDecoder().decode(JSONTextFields.self, from: json)
            else { continue }
            if parts["Bucket"] != nil { address = parts }
            if parts["AccessKeySecret"] != nil { authorization = parts }
        }
        func missing(_ what: String) -> DecodingError {
            DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath,
                    debugDescription: "UploadAddress and UploadAuth hold no \(what)"))
        }
        guard let bucket = address?["Bucket"], let key = address?["FileName"], let host = address?["Endpoint"],
            OSSObject(bucket: bucket, key: key).mistakes.isEmpty, let endpoint = Self.endpoint(host)
        else { throw missing("usable Endpoint, Bucket and FileName") }
        guard let accessKeyID = authorization?["AccessKeyId"], let secret = authorization?["AccessKeySecret"],
            let token = authorization?["SecurityToken"]
        else { throw missing("temporary credential") }
        self.bucket = bucket
        self.key = key
        self.endpoint = endpoint
        let stated = authorization?["Region"].map(AlibabaRegion.init(rawValue:))
        let named = endpoint.host.firstMatch(of: /^oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/)
            .map { AlibabaRegion(rawValue: String($0.output.1)) }
        guard let region = [stated, named].compactMap({ $0 }).first(where: \.isWellFormed) else {
            throw missing("region")
        }
        self.region = region
        credentials = AlibabaCredentials(
            accessKeyID: accessKeyID, accessKeySecret: Secret(secret), securityToken: Secret(token))
        expires = authorization?["ExpireUTCTime"].flatMap { try? Date($0, strategy: .iso8601) }
    }

    /// The stated endpoint, always with encryption, but on this machine.
    private static func endpoint(_ text: String) -> Endpoint? {
        guard var endpoint = Endpoint(text.contains("://") ? text : "https://\(text)") else { return nil }
        if endpoint.scheme == "http", !endpoint.isLoopback { endpoint = Endpoint(host: endpoint.host) }
        return endpoint
    }
}
