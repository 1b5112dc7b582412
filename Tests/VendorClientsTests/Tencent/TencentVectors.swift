import Foundation
import Testing

/// The vectors of `tencent-vectors.json`, in the form in which the tests use them.
struct TencentVectors: Decodable {
    struct TC3: Decodable {
        var published: [Request]
        var generated: [Request]
    }

    struct Request: Decodable, CustomTestStringConvertible {
        var name: String
        var sameRequestAs: String?
        var secretId: String?
        var secretKey: String?
        var token: String?
        var service: String?
        var host: String?
        var action: String?
        var timestamp: Int64?
        var region: String?
        var contentType: String?
        var body: String?
        var bodySHA256: String?
        var signedHeaders: String?
        var canonicalRequest: String
        var hashedCanonicalRequest: String?
        var stringToSign: String
        var secretDate: String?
        var secretService: String?
        var secretSigning: String?
        var headers: [String: String]?
        var authorization: String?
        var signature: String

        var testDescription: String { name }
    }

    struct COS: Decodable {
        var generated: [Object]
        var urlEncodeTable: [String: String]
    }

    struct Object: Decodable, CustomTestStringConvertible {
        var name: String
        var method: String
        var url: String
        var secretId: String
        var secretKey: String
        var token: String?
        var signTime: String
        var httpString: String
        var stringToSign: String
        var signKey: String
        var body: String?
        var bodyLength: Int64
        var authorization: String

        var testDescription: String { name }
    }

    struct VoiceID: Decodable {
        struct Case: Decodable, CustomTestStringConvertible {
            var value: String
            var valid: Bool
            var why: String

            var testDescription: String { why }
        }

        var cases: [Case]
    }

    struct Samples: Decodable {
        struct XML: Decodable { var xml: String }

        var cosErrorXML: XML
    }

    struct Checksums: Decodable {
        struct Vector: Decodable {
            var inputUTF8: String?
            var inputRepeat: String?
            var unsignedDecimal: String
        }

        var vectors: [Vector]
    }

    var tc3: TC3
    var cos: COS
    var crc64ecma: Checksums
    var voiceId: VoiceID
    var samples: Samples

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Vectors")

    static func load() throws -> TencentVectors {
        let data = try Data(contentsOf: folder.appending(path: "tencent-vectors.json"))
        return try JSONDecoder().decode(TencentVectors.self, from: data)
    }

    /// The JSON of a sample answer, as bytes.
    static func sample(_ name: String) throws -> [UInt8] {
        let data = try Data(contentsOf: folder.appending(path: "tencent-vectors.json"))
        let whole = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let samples = whole?["samples"] as? [String: Any]
        let sample = samples?[name] as? [String: Any]
        guard let json = sample?["json"] else { throw CocoaError(.fileReadCorruptFile) }
        return Array(try JSONSerialization.data(withJSONObject: json))
    }
}
