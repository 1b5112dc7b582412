/// One call of OSS that concerns an object.
package protocol OSSRequest: Sendable {
    /// What the answer says.
    associatedtype Response: Sendable

    /// What is asked, as the journal and failures name it.
    static var operation: String { get }
    /// The object.
    var object: OSSObject { get }
    /// The method in upper case.
    var method: String { get }
    /// The parameters of the query; one without a value is nil.
    var query: [(name: String, value: String?)] { get }
    /// The headers, besides date, token and signature.
    var headers: [HTTPRequest.Header] { get }
    /// What is sent.
    var body: HTTPRequest.Body { get }
    /// What OSS must say of the bytes that it got: CRC-64/XZ in decimal; nil where it is not compared.
    var expectedCRC64: String? { get }
    /// All that the documents forbid.
    var mistakes: [RequestMistake] { get }

    /// What a success says; nil where it lacks what the document promises.
    func read(_ response: HTTPResponse) -> Response?
}

extension OSSRequest {
    /// None.
    package var query: [(name: String, value: String?)] { [] }
    /// None.
    package var headers: [HTTPRequest.Header] { [] }
    /// Nothing.
    package var body: HTTPRequest.Body { .none }
    /// Nothing is compared.
    package var expectedCRC64: String? { nil }
    /// What OSS forbids in names.
    package var mistakes: [RequestMistake] { object.mistakes }
}
