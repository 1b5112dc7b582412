/// Text that is safe to print on a terminal, and columns of it.
package enum TerminalText {
    /// Control characters and invisible direction marks, as file names and profiles may hold them, written so that they
    /// can be seen.
    package static func visible(_ text: String) -> String {
        // Nearly all names are plain: look before copying.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                    result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// How many columns a terminal takes for the text: two for East Asian wide characters, none for combining ones.
    static func width(_ text: String) -> Int {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    private static func width(of scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        case 0x1160...0x11FF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F300...0x1F64F,
            0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            return 2
        // A flag is two regional indicators, which together take two columns.
        case 0x1F1E6...0x1F1FF: return 1
        default: return scalar.properties.isEmojiPresentation ? 2 : 1
        }
    }

    /// The text with blanks behind it up to `width` columns.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - Self.width(text)))
    }

    /// Rows as aligned columns; the columns in `right` end at the same place.
    static func columns(_ rows: [[String]], right: Set<Int> = []) -> [String] {
        let layout = ColumnLayout(rows, right: right)
        return rows.map { row in
            var line: [UInt8] = []
            layout.append(row, to: &line)
            return String(decoding: line, as: UTF8.self)
        }
    }
}

/// How wide the columns of some rows are, two blanks apart.
struct ColumnLayout {
    /// How wide a column is at most: one name of absurd length must not push everybody's columns off the screen.
    private static let greatestWidth = 60

    private var widths: [Int] = []
    private var isRight: [Bool] = []

    /// Columns that hold these rows; those in `right` end at the same place, the others begin there.
    init(_ rows: [[String]], right: Set<Int>) {
        for row in rows {
            for index in row.indices {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], min(TerminalText.width(row[index]), Self.greatestWidth))
            }
        }
        isRight = widths.indices.map(right.contains)
    }

    /// Appends a row as UTF-8: a large set has many, and appending to a string would take most of the time of writing them.
    func append(_ row: [String], to text: inout [UInt8]) {
        for index in row.indices {
            if index > 0 { Self.append(blanks: 2, to: &text) }
            let missing = widths[index] - TerminalText.width(row[index])
            if isRight[index] { Self.append(blanks: missing, to: &text) }
            text.append(contentsOf: row[index].utf8)
            if !isRight[index], index < row.count - 1 { Self.append(blanks: missing, to: &text) }
        }
    }

    private static func append(blanks count: Int, to text: inout [UInt8]) {
        for _ in 0..<max(0, count) { text.append(UInt8(ascii: " ")) }
    }
}
