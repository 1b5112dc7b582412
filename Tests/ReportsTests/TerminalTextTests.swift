import PreflightModel
import TestSupport
import Testing

@testable import Reports

@Suite("Text for terminals", .timeLimited)
struct TerminalTextTests {
    private var everything: [String] {
        let style = TextStyle()
        return [
            (try? MeasurementFormat.text.render(Awkward.set, style: style)) ?? "\u{7}",
            ReportText.render(Awkward.report(), style: style),
            MatrixText.render([Awkward.report(), Awkward.report(id: "a\u{202E}b\u{7}")], style: style),
            (try? JSONText.document(Awkward.set)) ?? "\u{7}", (try? JSONText.document(Awkward.report())) ?? "\u{7}",
            (try? MeasurementFormat.csv.render(Awkward.set, isForTerminal: true)) ?? "\u{7}",
        ]
    }

    @Test("has no control characters and no direction marks, whatever recordings and profiles are called")
    func harmless() {
        for text in everything {
            for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\r" {
                #expect(
                    ![.control, .format, .lineSeparator, .paragraphSeparator].contains(
                        scalar.properties.generalCategory),
                    "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test("has escape sequences only where colour is asked for, and each one is ended")
    func colour() {
        let text = ReportText.render(Awkward.report(), style: TextStyle(usesColour: true))
        let begun = text.components(of: "\u{1B}[").filter { !$0.hasPrefix("0m") }.count
        let ended = text.components(of: "\u{1B}[0m").count
        #expect(begun > 0 && begun == ended)
    }

    @Test("has columns that line up under wide characters")
    func columns() throws {
        let lines = try MeasurementFormat.text.render(Awkward.set).split(separator: "\n")
        let rows = lines.filter { $0.contains(" Hz  ") }
        #expect(rows.count == 5)
        let ends = rows.map { row -> Int in
            let end = row.firstRange(of: " Hz  ")?.lowerBound ?? row.endIndex
            return TerminalText.width(String(row[..<end]))
        }
        #expect(Set(ends).count == 1, "\(ends)")
    }

    @Test(
        "knows how wide characters are",
        arguments: [
            ("abc", 3), ("é", 1), ("e\u{301}", 1), ("录音", 4), ("ｗ", 2), ("한글", 4), ("😀", 2), ("🚀", 2), ("☕", 2),
            ("🇩🇪", 2), ("שלום", 4), ("", 0),
        ])
    func width(text: String, columns: Int) {
        #expect(TerminalText.width(text) == columns)
    }
}

@Suite("CSV", .timeLimited)
struct CSVTests {
    @Test("has as many fields in every record as in its header, read by the rules of RFC 4180")
    func records() throws {
        let records = try CSVReader.records(MeasurementFormat.csv.render(Awkward.set))
        #expect(records.count == 9)
        for record in records { #expect(record.count == 15) }
        let paths = records.dropFirst().map(\.[0])
        let given = Awkward.set.items.filter { !$0.isLeftOut }.map(\.path.description)
        #expect(paths.map { Array($0.unicodeScalars) } == given.map { Array($0.unicodeScalars) })
    }
}

/// The grammar of RFC 4180, section 2, and nothing beside it.
enum CSVReader {
    struct Malformed: Error {}

    static func records(_ text: String) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var scalars = Array(text.unicodeScalars)[...]
        while !scalars.isEmpty {
            record.append(try field(&scalars))
            if scalars.first == "," {
                scalars.removeFirst()
            } else if scalars.starts(with: ["\r", "\n"]) {
                scalars.removeFirst(2)
                records.append(record)
                record = []
            } else {
                throw Malformed()
            }
        }
        return records
    }

    private static func field(_ scalars: inout ArraySlice<Unicode.Scalar>) throws -> String {
        var text = String.UnicodeScalarView()
        guard scalars.first == "\"" else {
            while let next = scalars.first, next != ",", next != "\r" {
                guard next != "\"", next != "\n" else { throw Malformed() }
                text.append(scalars.removeFirst())
            }
            return String(text)
        }
        scalars.removeFirst()
        while let next = scalars.popFirst() {
            if next != "\"" {
                text.append(next)
            } else if scalars.first == "\"" {
                text.append(scalars.removeFirst())
            } else {
                return String(text)
            }
        }
        throw Malformed()
    }
}

extension String {
    /// What follows each occurrence of `mark`.
    fileprivate func components(of mark: String) -> [Substring] {
        ranges(of: mark).map { self[$0.upperBound...] }
    }
}
