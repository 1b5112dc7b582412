import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The AudioSpecificConfig", .timeLimited)
struct AudioSpecificConfigTests {
    struct Row: Sendable {
        var bytes: [UInt8]
        var type: Int
        var rate: Int
        var core: Int
        var channels: Int?
        var frameLength: Int? = 1024
        var sbr = AudioSpecificConfig.Signalling.none
        var usesPS = false
    }

    private static let rows = [
        Row(bytes: [0x12, 0x10], type: 2, rate: 44100, core: 44100, channels: 2),
        // frameLengthFlag: 960.
        Row(bytes: [0x11, 0x8C], type: 2, rate: 48000, core: 48000, channels: 1, frameLength: 960),
        // The escape value 15: 24 bits of rate (12,345 Hz).
        Row(bytes: [0x17, 0x80, 0x18, 0x1C, 0x88], type: 2, rate: 12345, core: 12345, channels: 1),
        // Object type 29, core 16 kHz, one channel, output 32 kHz.
        Row(
            bytes: [0xEC, 0x0A, 0x88, 0x00], type: 2, rate: 32000, core: 16000, channels: 2, sbr: .present,
            usesPS: true),
        // LC 22,050 Hz, then 0x2B7, object type 5, SBR at 44,100 Hz.
        Row(
            bytes: [0x13, 0x90, 0x56, 0xE5, 0xA0], type: 2, rate: 44100, core: 22050, channels: 2, sbr: .present),
        // The same for one channel, and 0x548 with parametric stereo after it.
        Row(
            bytes: [0x13, 0x88, 0x56, 0xE5, 0xA5, 0x48, 0x80], type: 2, rate: 44100, core: 22050, channels: 2,
            sbr: .present, usesPS: true),
        // SBR at the rate of the core does not double it.
        Row(
            bytes: [0x2B, 0x8B, 0x88, 0x00], type: 2, rate: 22050, core: 22050, channels: 1, sbr: .present),
        // Cut off after the channels, with dependsOnCoreCoder set.
        Row(bytes: [0x12, 0x12], type: 2, rate: 44100, core: 44100, channels: 2),
        // Channel configuration 7 is eight channels.
        Row(bytes: [0x11, 0xB8], type: 2, rate: 48000, core: 48000, channels: 8),
        // The escape value 31: object type 32 + 10 = 42, xHE-AAC, whose packets have no fixed length here.
        Row(bytes: [0xF9, 0x46, 0x40], type: 42, rate: 48000, core: 48000, channels: 2, frameLength: nil),
    ]

    @Test("is read bit by bit", arguments: rows)
    func fields(_ row: Row) throws {
        let config = try #require(AudioSpecificConfig(row.bytes))
        #expect(config.objectType == row.type)
        #expect(config.sampleRate == row.rate)
        #expect(config.coreSampleRate == row.core)
        #expect(config.channelCount == row.channels)
        #expect(config.frameLength == row.frameLength)
        #expect(config.sbr == row.sbr)
        #expect(config.usesPS == row.usesPS)
    }

    @Test(
        "is none when it is too short, or names a reserved rate", arguments: [[], [0x12], [0x16, 0x90]] as [[UInt8]])
    func invalid(_ bytes: [UInt8]) { #expect(AudioSpecificConfig(bytes) == nil) }

    @Test("never reads past its end", arguments: [0x00, 0x55, 0xFF] as [UInt8])
    func fuzz(_ seed: UInt8) {
        var chance = SeededNumbers("AudioSpecificConfig \(seed)")
        for _ in 0..<5000 {
            let count = Int.random(in: 0...24, using: &chance)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &chance) & ~seed | seed & 0x2B }
            if let config = AudioSpecificConfig(bytes) { #expect(config.sampleRate > 0) }
        }
    }
}
