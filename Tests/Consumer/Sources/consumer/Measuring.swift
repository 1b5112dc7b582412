import Foundation
import VoicePreflight

extension Consumer {
    func measure() async throws {
        let preflight = Preflight(depth: .decode)
        let take = try await preflight.measure("takes/01.mp3")
        print("\(take.frameCount) frames at \(take.sampleRate) Hz: \(take.duration.seconds) s")
        try expect(take.container == .mp3 && take.frameCount > 0, "the recording was measured to \(take)")

        let heard = try await Preflight().measure("takes/01.mp3")
        if let signal = heard.signal, let speech = heard.speech {
            print("loudness \(signal.levels.loudness ?? -.infinity) LUFS, \(speech.duration.value) s of speech")
            if let snr = speech.snr { print("SNR \(snr.value) ± \(snr.uncertainty) dB") }
        }
        try expect(heard.speech?.segmentCount ?? 0 > 0, "no speech was heard in \(heard)")

        let sentences = EnglishSentences()
        for defect in take.defects {
            print("\(defect.severity): \(sentences.message(of: defect)) [\(defect.code)]")
        }

        let session = try await preflight.measure([RecordingInput(path: "takes")])
        print("\(session.recordings.count) recordings, \(session.unreadable.count) that cannot be measured")
        try expect(session.recordings.count == 2, "there are \(session.recordings.count) recordings, not 2")

        for try await item in preflight.measurements(of: [RecordingInput(path: "takes")]) {
            if case .recording(let recording) = item.content { print(recording.path, recording.duration.seconds) }
        }

        do {
            _ = try await preflight.measure("no/such/recording.wav")
            throw Unexpected("a recording that is not there was measured")
        } catch let failure as MeasuringFailure {
            print(failure)
        }
    }

    func measureFromMemory() async throws {
        struct Upload: ByteSource {
            let bytes: [UInt8]

            var byteCount: Int64 { Int64(bytes.count) }

            func read(
                into target: UnsafeMutableRawBufferPointer, at offset: Int64
            ) throws(MeasuringFailure) -> Int {
                let rest = bytes.dropFirst(Int(offset)).prefix(target.count)
                target.copyBytes(from: rest)
                return rest.count
            }
        }

        let upload = Upload(bytes: Array(try Data(contentsOf: URL(filePath: "takes/01.mp3"))))
        let received = try RecordingMeasurer(depth: .decode).measure(source: upload, path: "upload.mp3")
        print("\(received.path): \(received.frameCount) frames")
        let take = try await Preflight().measure("takes/01.mp3")
        try expect(received.sha256 == take.sha256, "the upload is another recording")
        try expect(received.frameCount == take.frameCount, "the upload has another length")
    }

    func readMeasurements() async throws {
        let session = try await Preflight(depth: .scan).measure([RecordingInput(path: "takes")])
        let json = try JSONText.document(session)
        let read = try JSONDecoder().decode(Measurements.self, from: Data(json.utf8))
        try expect(read == session, "the measurements were not read back")
    }
}
