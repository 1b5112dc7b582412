package import Foundation

/// An address that somebody else presigned: anybody who has it may write there until it expires, so it is never shown,
/// stored or logged.
package struct OBSAddress: Hashable, Sendable, Decodable, CustomStringConvertible, CustomReflectable {
    private let text: Secret

    /// An address from its text.
    package init(_ text: String) { self.text = Secret(text) }

    /// Reads the text form.
    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// The address, for the request to it and nothing else.
    package func reveal() -> String { text.reveal() }

    /// Host and path; the query, which holds the signature, stays hidden.
    package var description: String {
        guard let request = HTTPRequest(method: "PUT", address: reveal()) else { return "<no address>" }
        return "\(request.endpoint)\(request.encodedPath)" + (request.encodedQuery == nil ? "" : "?<signature>")
    }

    /// Shows nothing.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// What no failure may show: the address, its query, and what proves in it who asks.
    var secrets: [Secret] {
        guard let query = HTTPRequest(method: "PUT", address: reveal())?.encodedQuery else { return [text] }
        let proofs = query.split(separator: "&").flatMap { pair -> [String] in
            let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2,
                sides[0].lowercased().hasSuffix("signature") || sides[0].lowercased().hasSuffix("token")
            else { return [] }
            return [sides[1], PercentEncoding.decode(sides[1]) ?? ""]
        }
        return [text, Secret(query)] + proofs.map { Secret($0) }
    }

    /// When it expires, read from the address itself: `Expires` in Unix seconds (the OBS and V2 styles), or
    /// `X-Amz-Date` and `X-Amz-Expires` (the V4 style, also as `X-Obs-…`). Nil where it does not say.
    package var expiry: Date? {
        var fields: [String: String] = [:]
        for pair in HTTPRequest(method: "PUT", address: reveal())?.encodedQuery?.split(separator: "&") ?? [] {
            let sides = pair.split(separator: "=", maxSplits: 1)
            if sides.count == 2 { fields[sides[0].lowercased()] = String(sides[1]) }
        }
        if let expires = fields["expires"].flatMap({ Int64($0) }) {
            return Date(timeIntervalSince1970: Double(expires))
        }
        for style in ["x-amz", "x-obs"] {
            guard let start = fields["\(style)-date"], let seconds = fields["\(style)-expires"].flatMap({ Int64($0) }),
                let date = try? Date(
                    start, strategy: Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
            else { continue }
            return date.addingTimeInterval(Double(seconds))
        }
        return nil
    }

    /// Whether it had expired at `now`; false where it does not say when it does.
    package func hasExpired(at now: Date) -> Bool { expiry.map { $0 <= now } ?? false }
}
