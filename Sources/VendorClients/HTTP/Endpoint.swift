/// Where a service listens: scheme, host and port.
package struct Endpoint: Hashable, Sendable, Codable, CustomStringConvertible {
    /// `https`, or `http` for a rehearsal on loopback.
    package var scheme: String
    /// The host's name or address in lower case, an IPv6 address in brackets.
    package var host: String
    /// The port; nil for the scheme's own.
    package var port: Int?

    /// An endpoint from its parts.
    package init(scheme: String = "https", host: String, port: Int? = nil) {
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port
    }

    /// An endpoint from text such as `https://host` or `http://127.0.0.1:8080`; nil where something stands behind the
    /// authority, the scheme is neither http nor https, or a name and password are given.
    package init?(_ text: String) {
        let pattern = /(?i)(https?):\/\/(\[[0-9a-f:.]+\]|[0-9a-z._-]+)(?::([0-9]{1,5}))?\/?/
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let scheme = match.output.1.lowercased()
        var port = match.output.3.flatMap { Int($0) }
        if let stated = port, !(1...65_535).contains(stated) { return nil }
        if port == (scheme == "https" ? 443 : 80) { port = nil }
        self.init(scheme: scheme, host: String(match.output.2), port: port)
    }

    /// The host, with the port where it is not the scheme's own: the value of the Host header.
    package var authority: String { port.map { "\(host):\($0)" } ?? host }

    /// The endpoint as the front of an address, without a slash at its end.
    package var description: String { "\(scheme)://\(authority)" }

    /// Whether the host is this machine, where a request needs no encryption.
    package var isLoopback: Bool { host == "localhost" || host == "[::1]" || host.hasPrefix("127.") }

    /// The endpoint of a host below this one, as in `bucket.host`; this endpoint where it is a bare address.
    package func below(_ label: String) -> Endpoint {
        isLoopback ? self : Endpoint(scheme: scheme, host: "\(label).\(host)", port: port)
    }

    /// Reads the text form.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let endpoint = Endpoint(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\"\(text)\" is not an endpoint such as https://host")
        }
        self = endpoint
    }

    /// Writes the text form.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
