import Foundation
import Testing

/// The file of vectors: made with the official signers, and checked by a second implementation.
struct HuaweiVectors: Decodable {
    var sdkHmacSha256: Signing
    var documentedExample: Documented
    var obsPresignedPut: Presigned

    struct Signing: Decodable { var vectors: [Vector] }

    struct Vector: Decodable, CustomTestStringConvertible, Sendable {
        var name: String
        var input: Input
        var expected: Expected
        var testDescription: String { name }

        struct Input: Decodable, Sendable {
            var ak: String
            var sk: String
            var method: String
            var host: String
            var path: String
            var query: [[String]]
            var headers: [String: String]
            var bodyUtf8: String?
        }

        struct Expected: Decodable, Sendable {
            var signedHeaders: String
            var canonicalRequest: String
            var canonicalRequestSha256: String
            var stringToSign: String
            var authorization: String
            var signature: String
            var requestUri: String
        }
    }

    struct Documented: Decodable {
        var canonicalRequest: String
        var canonicalRequestSha256: String
        var stringToSign: String
    }

    struct Presigned: Decodable {
        var vectors: [Address]
        struct Address: Decodable, CustomTestStringConvertible, Sendable {
            var name: String
            var input: Input
            var signedUrl: String
            var testDescription: String { name }
            struct Input: Decodable, Sendable {
                var nowUnix: Int64
                var expiresIn: Int64
            }
        }
    }

    static let all: HuaweiVectors? = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Vectors/huawei-vectors.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return (try? Data(contentsOf: file)).flatMap { try? decoder.decode(HuaweiVectors.self, from: $0) }
    }()
}
