import VoicePreflight

extension Consumer {
    func check() async throws {
        let profiles = try ["tencent-vod-clone", "openai-custom-voice"].map { try Preflight.profile(named: $0) }
        let reports = try await Preflight().check(
            [RecordingInput(path: fixture("session/01-harbour.mp3"))], against: profiles,
            parameters: ["VoiceId": "harbour-01"])
        try expect(reports.map(\.profile.id) == profiles.map(\.id), "the reports are of \(reports.map(\.profile.id))")
        try expect(reports[0].verdict == .pass, "the verdict is \(reports[0].verdict)")
        for finding in reports.flatMap(\.findings) {
            try expect(!finding.message.isEmpty, "a finding of \(finding.rule) says nothing")
        }

        let short = try await Preflight().check(
            [RecordingInput(path: fixture("wav/pcm-s16.wav"))], against: profiles[0])
        try expect(short.verdict == .fail, "a recording that is too short has the verdict \(short.verdict)")
    }

    func ownRules() async throws {
        let profile = try Profile.decode(Array(Self.house.utf8), file: "house.yml")
        let report = try await Preflight().check(
            [RecordingInput(path: fixture("session/01-harbour.mp3"))], against: profile)
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
