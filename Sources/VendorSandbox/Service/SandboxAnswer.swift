import Foundation

/// An answer, with what the journal is to say of it.
struct SandboxAnswer: Sendable {
    /// The HTTP status.
    var status: Int
    /// Headers in the order in which they were set; Date and Content-Length come by themselves.
    var headers: [SandboxRequestHead.Header]
    var body: [UInt8]
    /// The job that the request is about, for the journal.
    var job: String?

    init(status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [], job: String? = nil) {
        self.status = status
        self.headers = headers.map { .init(name: $0, value: $1) }
        self.body = body
        self.job = job
    }

    /// An answer in JSON, keys sorted.
    static func json(
        _ value: some Encodable, status: Int = 200, headers: [(String, String)] = [], job: String? = nil
    ) -> SandboxAnswer {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Only floating-point numbers that are not numbers cannot be encoded; no answer has one.
        let body = (try? encoder.encode(value)).map { [UInt8]($0) } ?? []
        return SandboxAnswer(
            status: status, headers: [("Content-Type", "application/json; charset=utf-8")] + headers, body: body,
            job: job)
    }

    /// An answer in XML.
    static func xml(
        _ text: String, status: Int = 200, headers: [(String, String)] = [], job: String? = nil
    ) -> SandboxAnswer {
        SandboxAnswer(
            status: status, headers: [("Content-Type", "application/xml")] + headers, body: Array(text.utf8), job: job)
    }

    /// The value of a header, whatever its letter case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
