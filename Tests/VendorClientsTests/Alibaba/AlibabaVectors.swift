import Foundation
import Testing
import VendorClients

/// The vectors of `Vectors/alibaba-vectors.json`.
struct AlibabaVectors: Decodable {
    struct Encoding: Decodable, CustomTestStringConvertible {
        var input: String
        var output: String
        var testDescription: String { input }
    }

    struct Encodings: Decodable { var cases: [Encoding] }

    struct ACS3: Decodable, CustomTestStringConvertible {
        var name: String
        var accessKeyId: String
        var accessKeySecret: String
        var method: String
        var path: String
        var query: [String: String]
        var headers: [String: String]
        var body: String?
        var canonicalQuery: String
        var canonicalRequest: String
        var canonicalRequestSha256: String
        var stringToSign: String
        var signature: String
        var authorization: String
        var url: String?
        var signedHeaders: String
        var testDescription: String { name }
    }

    struct OSS: Decodable, CustomTestStringConvertible {
        var name: String
        var kind: String?
        var accessKeyId: String
        var accessKeySecret: String
        var securityToken: String?
        var region: String
        var bucket: String
        var key: String?
        var method: String
        var url: String
        var inputHeaders: [String: String]?
        var sentHeaders: [String: String]?
        var headers: [String: String]?
        var body: String?
        var expiresSeconds: Int?
        var date: String?
        var canonicalRequest: String
        var stringToSign: String
        var signingKeyHex: String?
        var signature: String
        var authorization: String?
        var testDescription: String { name }
    }

    struct CRC: Decodable, CustomTestStringConvertible {
        var inputHex: String?
        var inputDescription: String
        var crc64Decimal: String
        var testDescription: String { inputDescription }
    }

    struct CRCCombination: Decodable {
        var crc1: String
        var crc2: String
        var len2: Int64
        var combined: String
    }

    struct MD5: Decodable, CustomTestStringConvertible {
        var input: String
        var contentMD5: String
        var testDescription: String { input }
    }

    var percentEncoding: Encodings
    var acs3: [ACS3]
    var acs3FullClient: [ACS3]
    var ossV4: [OSS]
    var ossV4FullClient: [OSS]
    var crc64: [CRC]
    var crc64Combine: CRCCombination
    var contentMD5: [MD5]

    static let all: AlibabaVectors = {
        do {
            return try JSONDecoder().decode(AlibabaVectors.self, from: AlibabaAnswers.json)
        } catch {
            fatalError("the vectors cannot be read: \(error)")
        }
    }()
}

/// The sample answers of the same file.
enum AlibabaAnswers {
    static let json: Data = {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Vectors/alibaba-vectors.json")
        do { return try Data(contentsOf: file) } catch { fatalError("\(error)") }
    }()

    /// The JSON at `path` below `fixtures`, names and indices.
    static func at(_ path: any Sendable...) throws -> Any { try value(path) }

    /// An answer with the status 200 and the response at `path`.
    static func answer(_ path: any Sendable...) throws -> HTTPResponse { try answer(path) }

    /// An answer with the status 200 and the response at `path`.
    static func answer(_ path: [any Sendable]) throws -> HTTPResponse {
        let response = try value(path + ["response"])
        return HTTPResponse(status: 200, body: Array(try JSONSerialization.data(withJSONObject: response)))
    }

    private static func value(_ path: [any Sendable]) throws -> Any {
        let top = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        var value: Any = try #require(top["fixtures"])
        for step in path {
            if let name = step as? String {
                value = try #require((value as? [String: Any])?[name])
            } else if let index = step as? Int {
                value = try #require(value as? [Any])[index]
            }
        }
        return value
    }
}
