import Foundation
import VoicePreflight

extension Consumer {
    func check() async throws {
        let profiles = try ["tencent-vod-clone", "openai-custom-voice"].map { try Preflight.profile(named: $0) }
        let reports = try await Preflight().check(
            [RecordingInput(path: "takes/01.mp3")], against: profiles,
            parameters: ["VoiceId": "harbour-01"])
        let sentences = EnglishSentences()
        for report in reports {
            print("\(report.profile.id): \(report.verdict)")
            for finding in report.findings { print("  \(sentences.message(of: finding)) [\(finding.rule)]") }
        }
        try expect(reports.map(\.profile.id) == profiles.map(\.id), "the reports are of \(reports.map(\.profile.id))")
        try expect(reports[0].verdict == .pass, "the verdict is \(reports[0].verdict)")

        let verdicts = ReportFormat("verdicts") { reports, context in
            reports.map { "\($0.profile.id): \($0.verdict)\n" }.joined()
        }
        let formats = ReportFormat.all + [verdicts]
        for format in formats {
            try expect(!(try format.render(reports)).isEmpty, "\(format.name) renders nothing")
        }

        let measured = try await Preflight().measure([RecordingInput(path: "takes/01.mp3")])
        try Data(try JSONText.document(measured).utf8).write(to: URL(filePath: "measured.jsonl"))
        var check = ProfileCheck(profiles[0], parameters: ["VoiceId": "harbour-01"])
        var reader = try MeasurementReader("measured.jsonl")
        while let line = try reader.next() { check.add(line.item) }
        let judged = check.report(tool: .voicePreflight)
        try expect(judged == reports[0], "what was measured before is judged otherwise: \(judged.verdict)")

        let short = try await Preflight().check(
            [RecordingInput(path: "short.wav")], against: profiles[0])
        try expect(short.verdict == .fail, "a recording that is too short has the verdict \(short.verdict)")
    }

    func ownRules() async throws {
        let house = Self.house
        let profile = try Profile.decode(Array(house.utf8), file: "house.yml")
        let report = try await Preflight().check(
            [RecordingInput(path: "takes/01.mp3")], against: profile)
        try expect(report.verdict == .fail, "the house accepts an mp3")
        try expect(report.findings.contains { $0.rule == "take-container" }, "the finding is another one")

        do {
            _ = try Profile.decode(Array("id: [".utf8), file: "broken.yml")
            throw Unexpected("a broken profile was read")
        } catch let mistakes as InvalidProfile {
            try expect("\(mistakes)".contains("broken.yml"), "the mistakes do not name the file: \(mistakes)")
        }
    }

    private static let house = """
        id: house
        title: What our studio hands in
        revision: 1
        sources: {rules: {title: House rules, address: intranet, read: 2026-11-20, confidence: own}}
        roles:
          take:
            title: A take
            count: 1...
            source: {ref: rules, quote: "Takes."}
            rules:
              - id: take-container
                container: [wav]
                source: {ref: rules, quote: "Takes are WAV."}
                examples: {pass: [{container: wav}], fail: [{container: mp3}]}
        """
}
