/// Text as XML 1.0 may hold it.
enum XMLText {
    /// The text with everything escaped that means something in content or in a quoted attribute. Characters that XML
    /// cannot hold (2.2, production 2) are among those that are written out, as on a terminal.
    static func escaped(_ text: String) -> String {
        // Line feeds between lines of our own stay; in an attribute a parser would make them blanks.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { HTMLText.escaped(String($0)) }.joined(separator: "\n")
    }

    /// ` name="value"`, the value on one line.
    static func attribute(_ name: String, _ value: String) -> String {
        " \(name)=\"\(HTMLText.escaped(value))\""
    }
}
