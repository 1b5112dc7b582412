/// An absolute address such as `https://example.com/a.mp3`, as far as everybody agrees about it.
///
/// Characters beyond ASCII are left to whoever resolves it, since vendors' own examples have them.
package struct WebAddress: Hashable, Sendable {
    /// The scheme in lower case.
    package let scheme: String
    /// The host in lower case, without user, port and brackets.
    package let host: String
    /// What stands behind the host and its port: nothing, or a path, a query and a fragment.
    package let rest: String

    /// Nil for a text that is not an absolute address, or that has a blank or a control character in it.
    package init?(_ text: String) {
        let isClean = text.unicodeScalars.allSatisfy {
            !$0.properties.isWhitespace && $0.properties.generalCategory != .control
        }
        guard isClean, let mark = Self.index(of: "://", in: text) else { return nil }
        let scheme = text[..<mark]
        let isScheme = scheme.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || Self.isMark($0))
        }
        guard isScheme, let first = scheme.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
        let behind = text[text.unicodeScalars.index(mark, offsetBy: 3)...].unicodeScalars
        let end = behind.firstIndex { "/?#".unicodeScalars.contains($0) } ?? behind.endIndex
        var authority = behind[..<end]
        if let at = authority.lastIndex(of: "@") { authority = authority[behind.index(after: at)...] }
        var name = authority
        if let colon = authority.lastIndex(of: ":"), authority.last != "]" {
            let port = authority[authority.index(after: colon)...]
            guard port.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
            name = authority[..<colon]
        }
        if name.first == "[", name.last == "]" { name = name.dropFirst().dropLast() }
        guard !name.isEmpty else { return nil }
        self.scheme = scheme.lowercased()
        host = String(Substring(name)).lowercased()
        rest = String(Substring(behind[end...]))
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { "0123456789+-.".unicodeScalars.contains(scalar) }

    private static func index(of mark: String, in text: String) -> String.Index? {
        let scalars = text.unicodeScalars
        return scalars.indices.first { scalars[$0...].starts(with: mark.unicodeScalars) }
    }
}
