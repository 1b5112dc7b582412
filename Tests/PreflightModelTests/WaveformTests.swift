import PreflightModel
import TestSupport
import Testing

@Suite("A waveform", .timeLimited)
struct WaveformTests {
    @Test(
        "has levels in steps of 3/8 dB below full scale",
        arguments: [(1.0, 255), (0.5, 239), (0.1, 202), (0.000_02, 4), (0.000_01, 0), (0, 0), (7, 255)])
    func level(amplitude: Double, level: Int) {
        #expect(Int(Waveform.level(ofAmplitude: amplitude)) == level)
    }

    @Test("gives back an amplitude within half a step", arguments: 1...255)
    func amplitude(level: Int) {
        let amplitude = Waveform.amplitude(ofLevel: UInt8(level))
        #expect(Int(Waveform.level(ofAmplitude: amplitude)) == level)
        #expect(Int(Waveform.level(ofAmplitude: amplitude * 1.02)) == level)
        #expect(Int(Waveform.level(ofAmplitude: amplitude / 1.02)) == level)
    }

    @Test("takes what is not a number for silence")
    func noNumber() {
        #expect(Waveform.level(ofAmplitude: .nan) == 0)
        #expect(Waveform.level(ofAmplitude: -1) == 0)
        #expect(Waveform.level(ofAmplitude: .infinity) == 255)
    }

    @Test("says where a byte sounds: nowhere before the audio, at the end behind it")
    func position() {
        let waveform = Waveform(
            framesPerBucket: 100, frameCount: 400, peaks: [0, 0, 0, 0], means: [0, 0, 0, 0],
            byteOffsets: [44, 244, 444, 644])
        #expect(waveform.position(ofByte: 43) == nil)
        #expect(waveform.position(ofByte: 44) == 0)
        #expect(waveform.position(ofByte: 243) == 0)
        #expect(waveform.position(ofByte: 244) == 0.25)
        #expect(waveform.position(ofByte: 500) == 0.5)
        #expect(waveform.position(ofByte: .max) == 1)
        let empty = Waveform(framesPerBucket: 0, frameCount: 0, peaks: [], means: [], byteOffsets: [])
        #expect(empty.position(ofByte: 0) == nil)
    }
}
