import Foundation
import PreflightModel
import Reports
import TestSupport
import Testing

@testable import Reports
@testable import RulesEngine

/// Every message that the built-in profiles make of their own examples.
@Suite("The messages of the built-in profiles", .timeLimited)
struct MessageTests {
    /// A message, whose it is, and the number of times that it is made.
    struct Line: Hashable {
        var place: String
        var outcome: Outcome
        var message: String
        var remedy: String?

        init(_ finding: Finding, in profile: String, message: String) {
            place = "\(profile)/\(finding.rule)"
            outcome = finding.outcome
            self.message = message
            remedy = finding.remedy
        }

        /// A line with another message, about no place.
        init(_ line: Line, message: String) {
            self = line
            place = "x"
            self.message = message
        }

        var text: String {
            let sentence = message.hasSuffix(".") ? message : message + "."
            return "\(place)  \(outcome)  \(sentence)\(remedy.map { " \($0)" } ?? "")"
        }
    }

    /// What every example makes a rule or parameter say, in the order of the profiles.
    private static func lines() throws -> [Line] {
        var lines: [Line] = []
        for name in ProfileCatalogue.names {
            let profile = try #require(try ProfileCatalogue.profile(named: name))
            for rule in profile.roles.flatMap(\.rules) {
                for judgement in rule.examples.flatMap(\.judgements) {
                    let finding = Finding(rule, judgement, role: "", path: nil, profile: name)
                    let room = EnglishSentences().headroom(of: finding).map { "; \($0)" } ?? ""
                    lines.append(Line(finding, in: name, message: finding.message + room))
                }
            }
            for parameter in profile.parameters {
                for example in parameter.examples {
                    for (condition, judgement) in zip(parameter.conditions, example.judgements)
                    where judgement.outcome != .pass {
                        let finding = Finding(parameter, condition, judgement, profile: name)
                        lines.append(Line(finding, in: name, message: finding.message))
                    }
                }
            }
        }
        var seen: Set<Line> = []
        return lines.filter { seen.insert($0).inserted }
    }

    @Test("are those that somebody has read and found good")
    func golden() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/messages.txt")
        let text = try Self.lines().map(\.text).joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["VOICE_PREFLIGHT_UPDATE"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        let isSame = text == golden
        let (made, read) = (text.split(separator: "\n"), golden.split(separator: "\n"))
        let index =
            zip(made, read).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(made.count, read.count)
        #expect(
            isSame,
            """
            line \(index + 1) is now "\(index < made.count ? made[index] : "missing")", and was \
            "\(index < read.count ? read[index] : "missing")". Read the change, and write the file again with \
            VOICE_PREFLIGHT_UPDATE=1.
            """)
    }

    @Test("are sentences")
    func grammar() throws {
        let mistakes = try [
            ("two spaces", "  "), ("a literal \\n", #"\\n"#), ("at twice", "at at"), ("a line break", #"\n"#),
            ("60 s after minutes", #"min 60\b"#),
            ("one of many", #"(^|[ (])1 (recordings|characters|bytes|minutes|files)\b"#),
            ("a before a vowel's sound", #"\ba (8|11|18|[aeio])"#),
            ("no full stop before an order", #"[a-z0-9] (Give|Cut|Export|Record|Rename|Leave|Add|Shorten) "#),
            ("a small letter after a full stop", #"[a-z]{2}\. [a-z]"#), ("two full stops", #"\.\."#),
            ("a space before a mark", #" [.,;]( |$)"#), ("an inversion", #"\b(is|are) no [a-z]"#),
            ("a verb where a noun belongs", #"Give (matches|ends|has|no) "#),
            ("quaint words", #"\b(anew|mend|whoever|all the same|goes on)\b"#),
        ].map { (name: $0.0, pattern: try Regex($0.1)) }
        for line in try Self.lines() where line.outcome != .pass {
            // What a user or a profile wrote is not a sentence of ours.
            let message = line.message.replacing(/"[^"]*"/, with: "\"x\"")
                .replacing(/does not match .*/, with: "does not match x")
            let text = Line(line, message: message).text
                .split(separator: "  ", maxSplits: 2).dropFirst(2).joined()
            for (name, mistake) in mistakes {
                #expect(text.firstMatch(of: mistake) == nil, "\(name) in: \(line.text)")
            }
            #expect(text.hasSuffix(".") || text.hasSuffix("?"), "\(line.text)")
        }
    }

    @Test(
        "carry seconds over into minutes",
        arguments: [
            (899.9996, "15 min 0.0 s"), (119.9996, "2 min 0.0 s"), (119.9994, "119.999 s"), (858.9, "14 min 18.9 s"),
        ])
    func carry(seconds: Double, text: String) {
        #expect(EnglishAmounts.seconds(seconds) == text)
    }

    @Test("round halves of milliseconds up, as exact lengths are", arguments: [8_000, 16_000, 44_100, 48_000, 96_000])
    func halves(rate: Int) {
        for frameCount in stride(from: Int64(1), to: 20_000_000, by: 7_919) {
            let exact = TotalDuration(ExactDuration(numerator: frameCount, denominator: Int64(rate)))
            let milliseconds = exact.rounded(to: 1000)
            let text = EnglishAmounts.seconds(exact.seconds)
            #expect(text == EnglishAmounts.seconds(Double(milliseconds) / 1000), "\(frameCount) frames")
        }
    }

    @Test("count one thing as one")
    func one() {
        let bound = { (count: Int64) in Limits<Int64>.Bound(value: count, isInclusive: true, text: "\(count)") }
        let sentences = EnglishSentences()
        #expect(sentences.text(of: CountCondition(limits: Limits(lower: bound(1))).limit) == "at least 1 recording")
        #expect(sentences.text(of: LengthCondition(limits: Limits(upper: bound(50))).limit) == "at most 50 characters")
        #expect(
            sentences.text(of: ByteLengthCondition(limits: Limits(upper: bound(1))).limit) == "at most 1 byte of UTF-8")
    }
}
