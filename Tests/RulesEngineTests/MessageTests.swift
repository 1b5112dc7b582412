import Foundation
import PreflightModel
import TestSupport
import Testing

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
                    let isMet = judgement.outcome == .pass || judgement.outcome == .notApplicable
                    lines.append(
                        Line(
                            place: "\(name)/\(rule.id)", outcome: judgement.outcome,
                            message: judgement.message(in: name, severity: rule.severity)
                                + (judgement.headroom.map { "; \($0.text)" } ?? ""),
                            remedy: isMet ? nil : rule.remedy ?? judgement.remedy))
                }
            }
            for parameter in profile.parameters {
                for example in parameter.examples {
                    for (condition, judgement) in zip(parameter.conditions, example.judgements)
                    where judgement.outcome != .pass {
                        lines.append(
                            Line(
                                place: "\(name)/\(parameter.name)-\(condition.keyword)", outcome: judgement.outcome,
                                message: judgement.message(in: name, severity: parameter.severity),
                                remedy: judgement.remedy))
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
            ("an unfilled place", "[\u{E000}-\u{E003}]"),
        ].map { (name: $0.0, pattern: try Regex($0.1)) }
        for line in try Self.lines() where line.outcome != .pass {
            // What a user or a profile wrote is not a sentence of ours.
            let message = line.message.replacing(/"[^"]*"/, with: "\"x\"")
                .replacing(/does not match .*/, with: "does not match x")
            let text = Line(place: "x", outcome: line.outcome, message: message, remedy: line.remedy).text
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
            (ExactDuration(numerator: 899_9996, denominator: 10_000), "15 min 0.0 s"),
            (ExactDuration(numerator: 1_199_996, denominator: 10_000), "2 min 0.0 s"),
            (ExactDuration(numerator: 1_199_994, denominator: 10_000), "119.999 s"),
            (ExactDuration(numerator: 8_589, denominator: 10), "14 min 18.9 s"),
        ])
    func carry(duration: ExactDuration, text: String) {
        #expect(Amounts.seconds(TotalDuration(duration)) == text)
    }

    @Test("count one thing as one")
    func one() {
        #expect(
            CountCondition(limits: Limits(lower: .init(value: 1, isInclusive: true, text: "1"))).limit
                == "at least 1 recording")
        #expect(
            LengthCondition(limits: Limits(upper: .init(value: 50, isInclusive: true, text: "50"))).limit
                == "at most 50 characters")
        #expect(
            ByteLengthCondition(limits: Limits(upper: .init(value: 1, isInclusive: true, text: "1"))).limit
                == "at most 1 byte of UTF-8")
    }
}

@Suite("The name of an unknown profile", .timeLimited)
struct ProfileSuggestionTests {
    @Test("suggests the names that begin with it, else the nearest, else those that contain it")
    func suggestions() {
        #expect(
            ProfileCatalogue.suggestions(for: "alibaba") == ProfileCatalogue.names.filter { $0.hasPrefix("alibaba") })
        #expect(ProfileCatalogue.suggestions(for: "tencent-vod-clon") == ["tencent-vod-clone"])
        #expect(ProfileCatalogue.suggestions(for: "tencent-vod-klone") == ["tencent-vod-clone"])
        #expect(ProfileCatalogue.suggestions(for: "cosyvoice").allSatisfy { $0.contains("cosyvoice") })
        #expect(!ProfileCatalogue.suggestions(for: "cosyvoice").isEmpty)
        #expect(ProfileCatalogue.suggestions(for: "") == [] && ProfileCatalogue.suggestions(for: "zzzzzz") == [])
    }
}
