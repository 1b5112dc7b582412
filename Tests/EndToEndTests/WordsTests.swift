import Foundation
import TestSupport
import Testing

/// The sentences of the whole program: those in its source, and those that the repository's recordings call forth.
@Suite("The words of the program", .timeLimited)
struct WordsTests {
    /// What a careful writer does not write, each with an example of what to write in its place.
    private static let quaint = [
        (#"\banew\b"#, "again"), (#"\bact(s|ed)? out\b"#, "simulate"), (#"\b[Mm]end\b"#, "fix"),
        (#"\b[Ww]hoever\b"#, "the one who"),
        (#"\ball the same\b"#, "anyway"), (#"cannot be told\b"#, "is unknown"),
        (#"same command (again |later )?goes on"#, "resume"),
        (#"\bgone on with\b"#, "resumed"), (#"\bbegin so\b"#, "start with this"),
        (#"\bis nothing that\b"#, "does not accept"),
        (#"\b(is|are) no (?!longer|more|such)[a-z]"#, "is not a"), (#"\bis none of\b"#, "is not one of"),
        (#"\bis there already\b"#, "already exists"), (#"\bstands? (behind|in front|beside)\b"#, "follows, precedes"),
        (#"\bmakes ready\b"#, "prepares"), (#"\bnobody can say\b"#, "it is unknown"),
        (#"^Recorded is\b"#, "the subject first"),
        (#"[a-z]{2}  [a-z]"#, "one space"), (#"\ba (8|11|18)[ -]"#, "an"), (#"[a-z]\.\.(?!\.)"#, "one full stop"),
    ]

    /// The string literals of all sources, each with its file; those that continue in the next line are one.
    private static func literals() throws -> [(file: String, text: String)] {
        let sources = Command.root.appending(path: "Sources").path
        let names = try #require(FileManager.default.subpaths(atPath: sources)).filter { $0.hasSuffix(".swift") }
        return try names.flatMap { name in
            let text = try String(contentsOfFile: "\(sources)/\(name)", encoding: .utf8)
            let code = text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
            let joined = code.joined(separator: "\n").replacing(/"\n *\+ "/, with: "")
            return joined.matches(of: /"(?:[^"\\\n]|\\.)*"/).map { (name, String($0.output)) }
        }
    }

    @Test("has nothing quaint in its messages")
    func sources() throws {
        let quaint = try Self.quaint.map { (pattern: try Regex($0.0), better: $0.1) }
        let literals = try Self.literals()
        #expect(literals.count > 2000)
        for literal in literals where literal.text.contains(" ") {
            // "There is no" is plain; Swift's regular expressions do not look behind.
            let text = literal.text.replacing(/[Tt]here (?:is|are) no/, with: "")
            for one in quaint {
                #expect(
                    text.firstMatch(of: one.pattern) == nil, "\(literal.file): \(literal.text): write \"\(one.better)\""
                )
            }
        }
    }

    @Test("says of the repository's recordings what somebody has read and found good")
    func defects() throws {
        let measured = try Command.run(["measure", "Fixtures", "--depth", "decode", "--format", "json"]).json()
        let recordings = try #require(measured["recordings"] as? [[String: Any]])
        var lines: Set<String> = []
        for defect in recordings.flatMap({ $0["defects"] as? [[String: Any]] ?? [] })
            + (measured["unreadable"] as? [[String: Any]] ?? [])
        {
            lines.insert("\(defect["code"] ?? ""): \(defect["message"] ?? "")")
        }
        let text = lines.sorted().joined(separator: "\n") + "\n"
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/defects.txt")
        if ProcessInfo.processInfo.environment["VOICE_PREFLIGHT_UPDATE"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let isSame = text == golden
        let read = Set(golden.split(separator: "\n").map(String.init))
        let (new, gone) = (lines.subtracting(read).min(), read.subtracting(lines).min())
        #expect(
            isSame,
            "new: \(new ?? "nothing"); gone: \(gone ?? "nothing"). Read them; VOICE_PREFLIGHT_UPDATE=1 writes the file."
        )
        for line in lines {
            #expect(line.hasSuffix("."), "\(line)")
            #expect(
                line.firstMatch(of: #/\b1 (?:bytes|frames|MPEG frames|samples|pages|packets|streams|entries) /#) == nil,
                "\(line)")
            #expect(line.firstMatch(of: /\\n|  |[a-z]{2}\. [a-z]/) == nil, "\(line)")
        }
    }
}
