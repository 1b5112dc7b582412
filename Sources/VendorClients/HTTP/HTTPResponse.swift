/// What a server answered.
package struct HTTPResponse: Hashable, Sendable {
    /// The status code, 100 to 599.
    package var status: Int
    /// The header lines in the order received.
    package var headers: [HTTPRequest.Header]
    /// The body; transports give up on more than `HTTPResponse.greatestBody` bytes.
    package var body: [UInt8]

    /// The most bytes of an answer that are taken: 16 MiB. The longest one repeats a Payload of 1,048,576 characters, each
    /// of which takes 12 bytes where JSON escapes it as a surrogate pair.
    package static let greatestBody = 16 * 1024 * 1024

    /// An answer from its parts.
    package init(status: Int, headers: [HTTPRequest.Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of a header, its name in any case; nil where it is not there.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The body as text, with replacement characters for what is not UTF-8.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// Whether the status is 200 to 299.
    package var isSuccess: Bool { (200...299).contains(status) }
}
