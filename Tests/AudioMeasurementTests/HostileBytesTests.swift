import AACDecoding
import PreflightModel
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Hostile bytes", .timeLimited)
struct HostileBytesTests {
    @Test("that are a fixture cut off anywhere are measured or refused", arguments: Fixtures.small)
    func prefixes(_ fixture: Fixture) throws {
        let bytes = try fixture.bytes()
        for count in 0..<bytes.count { check(Array(bytes[..<count]), fixture, depth: .scan) }
    }

    @Test("that are a fixture changed at random are measured or refused", arguments: Fixtures.small)
    func mutations(_ fixture: Fixture) throws {
        let bytes = try fixture.bytes()
        var chance = SeededNumbers(fixture.path)
        for round in 0..<2000 {
            let mutated = bytes.mutated(using: &chance)
            check(mutated, fixture, depth: .scan, twice: round % 50 == 0)
        }
    }

    @Test("that are a fixture changed at random do no harm to decoders", arguments: Fixtures.small)
    func decoding(_ fixture: Fixture) throws {
        let bytes = try fixture.bytes()
        var chance = SeededNumbers("decode " + fixture.path)
        for _ in 0..<40 { check(bytes.mutated(using: &chance), fixture, depth: .decode) }
    }

    private func check(_ bytes: [UInt8], _ fixture: Fixture, depth: MeasurementMethod, twice: Bool = false) {
        let found = Self.measure(bytes, fixture, depth: depth)
        if twice { #expect(found == Self.measure(bytes, fixture, depth: depth), "\(fixture) differs the second time") }
        guard case .success(let measurement) = found else { return }
        // One expression, since an expectation costs more than a measurement.
        guard !Self.isPossible(measurement, byteCount: bytes.count) else { return }
        Issue.record("\(fixture), \(bytes.count) bytes, cannot be \(measurement)")
    }

    private static func measure(
        _ bytes: [UInt8], _ fixture: Fixture, depth: MeasurementMethod
    ) -> Result<RecordingMeasurement, MeasuringFailure> {
        do throws(MeasuringFailure) {
            return .success(
                try RecordingMeasurer(depth: depth, aacDecoder: .faad)
                    .measure(bytes: bytes, path: RecordingPath(fixture.path)))
        } catch {
            return .failure(error)
        }
    }

    /// What holds for every measurement, whatever was measured.
    private static func isPossible(_ measurement: RecordingMeasurement, byteCount: Int) -> Bool {
        guard measurement.frameCount >= 0, measurement.codedFrameCount >= 0, measurement.uncertainFrameCount >= 0,
            measurement.sampleRate > 0, measurement.channelCount > 0, measurement.defects.count <= 200,
            measurement.byteCount == byteCount, measurement.tagByteCount >= 0,
            measurement.tagByteCount <= byteCount,
            measurement.defects.allSatisfy({ ($0.byteOffset ?? 0) >= 0 && ($0.byteCount ?? 0) >= 0 })
        else { return false }
        guard measurement.codec.isLinearPCM, let depth = measurement.bitDepth else { return true }
        let bits = measurement.codedFrameCount.multipliedReportingOverflow(
            by: Int64(measurement.channelCount) * Int64(depth))
        return !bits.overflow && bits.partialValue <= Int64(byteCount) * 8
    }
}

extension [UInt8] {
    /// A copy with one to four things wrong.
    fileprivate func mutated(using chance: inout SeededNumbers) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &chance) where !bytes.isEmpty {
            // Half of all changes hit the headers, which stand at the start.
            let reach = Bool.random(using: &chance) ? Swift.min(bytes.count, 256) : bytes.count
            let offset = Int.random(in: 0..<reach, using: &chance)
            switch Int.random(in: 0..<7, using: &chance) {
            case 0: bytes[offset] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
            case 1: bytes[offset] = .random(in: 0...255, using: &chance)
            case 2:
                let value: UInt32 = [0, .max, 0x7FFF_FFFF, 1, 0x8000_0000].randomElement(using: &chance) ?? 0
                for index in 0..<4 where offset + index < bytes.count {
                    bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * index))
                }
            case 3:
                let value: UInt32 = [0, .max, 0x7FFF_FFFF, 1, 0x8000_0000].randomElement(using: &chance) ?? 0
                for index in 0..<4 where offset + index < bytes.count {
                    bytes[offset + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
                }
            case 4: bytes.removeSubrange(offset..<Swift.min(bytes.count, offset + .random(in: 1...64, using: &chance)))
            case 5:
                let count = Int.random(in: 1...64, using: &chance)
                bytes.insert(contentsOf: (0..<count).map { _ in .random(in: 0...255, using: &chance) }, at: offset)
            default: bytes.removeLast(Int.random(in: 1...bytes.count, using: &chance))
            }
        }
        return bytes
    }
}
