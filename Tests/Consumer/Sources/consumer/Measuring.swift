import VoicePreflight

extension Consumer {
    func measure() async throws {
        let preflight = Preflight(depth: .decode)
        let take = try await preflight.measure(fixture("session/01-harbour.mp3"))
        try expect(take.container == .mp3 && take.frameCount > 0, "the recording was measured to \(take)")
        try expect(take.duration.seconds > 1, "the recording lasts \(take.duration.seconds) s")

        let all = try await preflight.measure([RecordingInput(path: fixture("session"))])
        try expect(!all.measurementSet.recordings.isEmpty, "no recording was found in the folder")

        do {
            _ = try await preflight.measure("no/such/recording.wav")
            throw Unexpected("a recording that is not there was measured")
        } catch let failure as MeasuringFailure {
            try expect("\(failure.code)" == "file.missing" || !"\(failure.code)".isEmpty, "\(failure)")
        }
    }
}
