import AudioMeasurement
import Foundation
import PreflightModel
import TestSupport
import Testing

@Suite("What is heard of a recording", .timeLimited)
struct SpeechListenerTests {
    /// A WAV file of those channels, which are equally long.
    private func wave(_ channels: [[Int16]]) -> [UInt8] {
        let frames = channels.first?.indices ?? 0..<0
        let audio = frames.flatMap { frame in
            channels.flatMap { WaveBytes.little(UInt64(UInt16(bitPattern: $0[frame])), 2) }
        }
        let format = WaveBytes.format(channels: channels.count, rate: 16_000)
        return WaveBytes.riff(WaveBytes.chunk("fmt ", format), WaveBytes.chunk("data", audio))
    }

    private func measure(_ channels: [[Int16]], depth: MeasurementMethod = .listen) throws -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth, drawsWaveforms: true).measure(bytes: wave(channels), path: "take.wav")
    }

    @Test("is there at depth listen, and only there")
    func depths() throws {
        let speech = try SpeechFixture.samples("austen-1")
        let heard = try measure([speech])
        #expect(heard.method == .listen)
        #expect(abs((heard.speech?.duration.value ?? 0) - 6.57) < 0.3)
        #expect(heard.speech?.mos?.p808 != nil)
        #expect(heard.speech?.mos?.overall == nil)
        for depth in [MeasurementMethod.declared, .scan, .decode] {
            let measured = try measure([speech], depth: depth)
            #expect(measured.speech == nil)
            #expect(measured.method != .listen)
        }
    }

    @Test("is the same on either channel of two, where the other is dead or inverted")
    func twoChannels() throws {
        let speech = try SpeechFixture.samples("austen-1")
        let zeros = [Int16](repeating: 0, count: speech.count)
        let expected = try measure([speech]).speech
        for channels in [[speech, zeros], [zeros, speech], [speech, speech.map { 0 &- $0 }], [speech, speech]] {
            let isSame = try measure(channels).speech == expected
            #expect(isSame)
        }
    }

    @Test("is that of the mean of more channels")
    func manyChannels() throws {
        let speech = try SpeechFixture.samples("austen-1")
        let isSame = try measure([speech, speech, speech, speech]).speech == measure([speech]).speech
        #expect(isSame)
    }

    @Test("is nothing where the rate or the channels change midway")
    func changes() throws {
        for name in ["mp3/rate-change.mp3", "mp3/channel-change.mp3"] {
            let bytes = Array(try Data(contentsOf: Fixtures.folder.appending(path: name)))
            let measured = try RecordingMeasurer(depth: .listen).measure(bytes: bytes, path: RecordingPath(name))
            #expect(measured.speech == nil)
        }
    }

    @Test("holds the scores of P.835 where they are asked for")
    func scores() throws {
        let bytes = try wave([SpeechFixture.samples("command")])
        let measured = try RecordingMeasurer(depth: .listen, estimatesP835: true).measure(bytes: bytes, path: "a.wav")
        let mos = try #require(measured.speech?.mos)
        #expect(mos.p808 != nil && mos.overall != nil && mos.signal != nil && mos.background != nil)
    }

    @Test("is drawn: where somebody speaks, and which frequencies are there")
    func drawing() throws {
        let speech = try SpeechFixture.samples("austen-1")
        let tone = (0..<48_000).map { Int16(16_000 * sin(Double($0) * 2 * .pi * 1000 / 16_000)) }
        let waveform = try #require(try measure([tone + speech]).waveform)
        #expect(waveform.speech.count == 1)
        #expect(abs(waveform.speech[0].start - 3.35) < 0.3)
        let spectrogram = try #require(waveform.spectrogram)
        let duration = Double(spectrogram.columnCount) * spectrogram.columnDuration
        #expect(abs(duration - 3 - Double(speech.count) / 16_000) < 2 * spectrogram.columnDuration)
        // The tone is 6 dB below full scale, in the band of 1 kHz: 1000 mel of 2840.
        let column = spectrogram.levels[..<Spectrogram.bandCount]
        #expect(column.firstIndex(of: column.max() ?? 0) == 14)
        #expect(column.max() == 15)
        let again = try JSONDecoder().decode(Waveform.self, from: JSONEncoder().encode(waveform))
        let isSame = again == waveform
        #expect(isSame)
    }

    @Test("of a long recording is drawn in few columns")
    func longDrawing() throws {
        let speech = try SpeechFixture.samples("austen-1")
        let waveform = try #require(try measure([Array((0..<30).map { _ in speech }.joined())]).waveform)
        let spectrogram = try #require(waveform.spectrogram)
        #expect(
            (Spectrogram.greatestColumnCount / 2...Spectrogram.greatestColumnCount).contains(spectrogram.columnCount))
        let duration = Double(spectrogram.columnCount) * spectrogram.columnDuration
        #expect(abs(duration - Double(30 * speech.count) / 16_000) < 2 * spectrogram.columnDuration)
    }
}
