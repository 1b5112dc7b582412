/// One call of Intelligent Media Services (ICE 2020-11-09).
package protocol AlibabaRequest: Hashable, Sendable {
    /// What the service answers.
    associatedtype Response: Decodable & Sendable

    /// The action, by the service's name.
    static var operation: String { get }
    /// Whether the answer's fields stand in its `Data`, and not at the top.
    static var answersInData: Bool { get }
    /// Whether the answer holds credentials, so that no part of it may be shown.
    static var answersWithSecrets: Bool { get }
    /// The parameters, by the service's names; what is not given is not there.
    var parameters: [String: String] { get }
    /// All that the documents forbid, in the order of the parameters.
    var mistakes: [RequestMistake] { get }
}

extension AlibabaRequest {
    /// Most answers have `Data`.
    package static var answersInData: Bool { true }
    /// Most answers hold no credentials.
    package static var answersWithSecrets: Bool { false }
    /// Nothing.
    package var mistakes: [RequestMistake] { [] }
}

/// An answer whose fields stand in `Data`.
struct AlibabaEnvelope<Content: Decodable>: Decodable {
    var data: Content

    private enum CodingKeys: String, CodingKey { case data = "Data" }
}

/// The answer of a call that says nothing but that it succeeded.
package struct AlibabaNoContent: Decodable, Hashable, Sendable {
    /// Reads nothing.
    package init(from decoder: any Decoder) throws {}
}
