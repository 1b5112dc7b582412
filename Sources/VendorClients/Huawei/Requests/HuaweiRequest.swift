import Foundation

/// One operation of MetaStudio's voice training, with what it takes and what it answers.
package protocol HuaweiRequest: Sendable {
    /// What the service answers.
    associatedtype Response: Sendable
    /// The operation's name in the official SDKs, as in `CommitVoiceTrainingJob`.
    static var operation: String { get }
    /// Whether the answer holds presigned addresses, so that no part of it may be shown.
    static var respondsWithSecrets: Bool { get }
    /// Everything that the documents forbid, found before anything is sent.
    var mistakes: [RequestMistake] { get }
    /// What is asked of the service.
    var call: HuaweiCall { get }
    /// Reads the body of an answer of success.
    static func response(_ body: [UInt8]) throws(HuaweiUnreadable) -> Response
}

extension HuaweiRequest {
    /// Most answers hold no secrets.
    package static var respondsWithSecrets: Bool { false }
}

/// An answer of success does not say what it has to.
package struct HuaweiUnreadable: Error, Hashable, Sendable {
    /// What it misses, behind "the answer".
    package var missing: String

    /// Missing words from their text.
    package init(_ missing: String) { self.missing = missing }
}

/// What is asked of the service: everything of a request but where it goes and who asks.
package struct HuaweiCall: Hashable, Sendable {
    /// The method in upper case.
    package var method: String
    /// The segments of the path below `/v1/{project_id}/voice-training-manage`, not encoded yet.
    package var path: [String]
    /// The query, not encoded yet; what is nil is left out.
    package var query: [String: String?] = [:]
    /// The body, JSON.
    package var body: HTTPRequest.Body = .none
    /// The ID of a third-party user, sent in `X-App-UserId`.
    package var appUserID: String?

    /// The call as a request, not signed yet. Content-Type is stated without a body too, as the official SDKs do.
    func request(to endpoint: Endpoint, project: String) -> HTTPRequest {
        let segments = ["v1", project, "voice-training-manage"] + path
        let pairs = query.compactMap { name, value in value.map { (name: name, value: $0) } }
        var request = HTTPRequest(
            method: method, endpoint: endpoint,
            encodedPath: segments.map { "/" + PercentEncoding.encode($0) }.joined(),
            encodedQuery: pairs.isEmpty ? nil : PercentEncoding.query(pairs),
            headers: [HTTPRequest.Header("Content-Type", "application/json")], body: body)
        if let appUserID { request.setHeader("X-App-UserId", appUserID) }
        return request
    }

    /// `value` as JSON, its keys sorted, characters outside of ASCII as they are.
    static func json(_ value: some Encodable) -> HTTPRequest.Body {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts, booleans and lists of texts cannot fail to be encoded.
        return .bytes(Array((try? encoder.encode(value)) ?? Data()))
    }
}

extension HuaweiRequest where Response: Decodable {
    /// Reads the answer's fields from JSON.
    package static func response(_ body: [UInt8]) throws(HuaweiUnreadable) -> Response {
        do {
            return try JSONDecoder().decode(Response.self, from: Data(body))
        } catch DecodingError.keyNotFound(let key, _) {
            throw HuaweiUnreadable(HuaweiWords.noField(key.stringValue))
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            throw HuaweiUnreadable(HuaweiWords.noField(context.codingPath.map(\.stringValue).joined(separator: ".")))
        } catch DecodingError.valueNotFound(_, let context) where !context.codingPath.isEmpty {
            throw HuaweiUnreadable(HuaweiWords.noField(context.codingPath.map(\.stringValue).joined(separator: ".")))
        } catch {
            throw HuaweiUnreadable(HuaweiWords.noJSON)
        }
    }
}

extension HuaweiRequest where Response == Void {
    /// Takes an empty body or any JSON object; a page of HTML comes from something else than the service.
    package static func response(_ body: [UInt8]) throws(HuaweiUnreadable) {
        let first = body.first { !" \t\r\n".utf8.contains($0) }
        guard first == nil || first == UInt8(ascii: "{") else { throw HuaweiUnreadable(HuaweiWords.noJSON) }
    }
}
