/// The INI files in which Huawei's, Tencent's and Alibaba's tools keep credentials: sections of `key = value` lines.
struct INIFile {
    private var values: [String: [String: String]] = [:]

    /// Reads `text`: sections in brackets, keys in any case, comments behind `#` or `;` at the front of a line or after
    /// a blank. What is neither is passed over, as the vendors' own readers do.
    init(_ text: String) {
        var section = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let line = Self.trimmed(line)
            guard let first = line.first, first != "#", first != ";" else { continue }
            if first == "[", let end = line.firstIndex(of: "]") {
                section = String(Self.trimmed(line[line.index(after: line.startIndex)..<end]))
                continue
            }
            guard let sign = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { continue }
            let key = Self.trimmed(line[..<sign]).lowercased()
            values[section, default: [:]][key] = Self.withoutComment(line[line.index(after: sign)...])
        }
    }

    /// The value of `key` in `section`; nil where it is missing or empty.
    func value(_ key: String, in section: String) -> String? {
        values[section]?[key.lowercased()].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func withoutComment(_ text: Substring) -> String {
        var value = text
        if let comment = text.firstMatch(of: /\s[#;]/) { value = text[..<comment.range.lowerBound] }
        return String(trimmed(value))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
