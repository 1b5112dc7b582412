package import PreflightModel

/// One HTTP request as it is put on the wire: path and query are percent-encoded already, since they were signed so.
package struct HTTPRequest: Hashable, Sendable {
    /// One header line.
    package struct Header: Hashable, Sendable {
        /// The name, in any case.
        package var name: String
        /// The value, without blanks around it.
        package var value: String

        /// A header line from its parts.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What is sent behind the headers.
    package enum Body: Hashable, Sendable {
        /// Nothing.
        case none
        /// These bytes.
        case bytes([UInt8])
        /// A whole file, streamed from disk; it must have this many bytes.
        case file(RecordingPath, byteCount: Int64)
        /// These bytes of a file, streamed from disk; the whole file must have `fileByteCount` bytes.
        case fileRange(RecordingPath, Range<Int64>, fileByteCount: Int64)

        /// How many bytes are sent.
        package var byteCount: Int64 {
            switch self {
            case .none: 0
            case .bytes(let bytes): Int64(bytes.count)
            case .file(_, let byteCount): byteCount
            case .fileRange(_, let range, _): range.upperBound - range.lowerBound
            }
        }
    }

    /// The method in upper case.
    package var method: String
    /// Where it goes.
    package var endpoint: Endpoint
    /// The percent-encoded path, beginning with a slash.
    package var encodedPath: String
    /// The percent-encoded query without its question mark; nil if there is none.
    package var encodedQuery: String?
    /// The headers, without Host and Content-Length, which the transport states from endpoint and body.
    package var headers: [Header]
    /// What is sent behind the headers.
    package var body: Body

    /// A request from its parts.
    package init(
        method: String, endpoint: Endpoint, encodedPath: String = "/", encodedQuery: String? = nil,
        headers: [Header] = [], body: Body = .none
    ) {
        self.method = method
        self.endpoint = endpoint
        self.encodedPath = encodedPath
        self.encodedQuery = encodedQuery
        self.headers = headers
        self.body = body
    }

    /// A request to an address that somebody else made and signed, such as a presigned URL: kept as it is, byte for
    /// byte; nil for what is not an http or https address.
    package init?(method: String, address: String, headers: [Header] = [], body: Body = .none) {
        let pattern = /(?i)(https?:\/\/[^\/?#]+)([^?#\s]*)(?:\?([^#\s]*))?/
        guard let match = address.wholeMatch(of: pattern), let endpoint = Endpoint(String(match.output.1)) else {
            return nil
        }
        self.init(
            method: method, endpoint: endpoint, encodedPath: match.output.2.isEmpty ? "/" : String(match.output.2),
            encodedQuery: match.output.3.map(String.init), headers: headers, body: body)
    }

    /// The address that is asked.
    package var address: String { "\(endpoint)\(encodedPath)\(encodedQuery.map { "?\($0)" } ?? "")" }

    /// The value of a header, its name in any case; nil where it is not there.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// States a header, in place of one of the same name.
    package mutating func setHeader(_ name: String, _ value: String) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        headers.append(Header(name, value))
    }
}
