/// One call of Intelligent Media Services (ICE 2020-11-09).
package protocol AlibabaRequest: Hashable, Sendable {
    /// What the service answers.
    associatedtype Response: Decodable & Sendable

    /// The action, by the service's name.
    static var operation: String { get }
    /// Whether the answer's fields stand in its `Data`, and not at the top.
    static var respondsInData: Bool { get }
    /// Whether the answer holds credentials, so that no part of it may be shown.
    static var respondsWithSecrets: Bool { get }
    /// The parameters, by the service's names; what is not given is not there.
    var parameters: [String: String] { get }
    /// All that the documents forbid, in the order of the parameters.
    var mistakes: [RequestMistake] { get }
}

extension AlibabaRequest {
    /// Most answers have `Data`.
    package static var respondsInData: Bool { true }
    /// Most answers hold no credentials.
    package static var respondsWithSecrets: Bool { false }
    /// Nothing.
    package var mistakes: [RequestMistake] { [] }
}

/// An answer whose fields stand in `Data`.
struct AlibabaEnvelope<Content: Decodable>: Decodable {
    var data: Content

    private enum CodingKeys: String, CodingKey { case data = "Data" }
}
