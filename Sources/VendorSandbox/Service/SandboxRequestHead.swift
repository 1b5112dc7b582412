import Foundation

/// A request without its body, as it came over the wire.
struct SandboxRequestHead: Sendable {
    /// A name and a value of the query, decoded as forms are: a plus is a blank, as Alibaba's SDK writes it, and `%2B` a plus.
    struct Parameter: Hashable, Sendable {
        var name: String
        /// Nil where there is no equals sign, as in `?uploads`.
        var value: String?
    }

    /// A header; names in lower case.
    struct Header: Hashable, Sendable {
        var name: String
        var value: String
    }

    /// `GET`, `POST` …
    let method: String
    /// The path as it came, percent-encoded.
    let path: String
    /// The query as it came, percent-encoded, without the question mark; empty if there is none.
    let query: String
    /// The headers, sorted by name; values without the blanks around them.
    let headers: [Header]

    init(method: String, path: String, query: String = "", headers: [Header] = []) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers.map { Header(name: $0.name.lowercased(), value: $0.value) }.sorted { $0.name < $1.name }
    }

    /// The path with its escapes decoded; nil where they are not UTF-8.
    var decodedPath: String? { path.removingPercentEncoding }

    /// The pairs of the query, in the order in which they came.
    var parameters: [Parameter] {
        query.split(separator: "&", omittingEmptySubsequences: true).map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            return Parameter(name: Self.decoded(parts[0]), value: parts.count > 1 ? Self.decoded(parts[1]) : nil)
        }
    }

    /// The value of a header; nil where it was not sent. The letter case of `name` does not matter.
    func header(_ name: String) -> String? {
        let name = name.lowercased()
        return headers.first { $0.name == name }?.value
    }

    /// The first value of a parameter of the query: empty where it has none, nil where it was not sent.
    func parameter(_ name: String) -> String? {
        parameters.first { $0.name == name }.map { $0.value ?? "" }
    }

    private static func decoded(_ text: String) -> String {
        let blanks = text.replacing("+", with: " ")
        return blanks.removingPercentEncoding ?? blanks
    }
}
