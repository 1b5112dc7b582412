import AudioMeasurement
import PreflightModel
import TestSupport
import Testing

@testable import ZipMeasurement

@Suite("Hostile zips", .timeLimited)
struct HostileZipTests {
    /// Zips of every kind of structure, to begin from.
    private static var seeds: [[UInt8]] {
        var deflated = MadeZip.Entry("takes/b.wav", MadeZip.recording(mark: 2, frames: 40))
        deflated.method = 8
        deflated.flags = 0x808
        deflated.data = MadeZip.deflatedPlainly(deflated.content)
        deflated.descriptor =
            MadeZip.le32(0x0807_4B50, deflated.crc, UInt32(deflated.stored.count), UInt32(deflated.content.count))
        var large = MadeZip.Entry("c.wav", MadeZip.recording(mark: 3, frames: 40))
        large.extra = MadeZip.le16(1, 8) + MadeZip.le64(UInt64(large.content.count))
        large.statedSize = .max
        large.localExtra = large.extra
        var zip64 = MadeZip(large)
        let start = UInt64(zip64.bytes.count - 22 - 46 - 5 - 12)
        zip64.beforeEnd =
            MadeZip.le32(0x0606_4B50) + MadeZip.le64(44) + MadeZip.le16(45, 45) + MadeZip.le32(0, 0)
            + MadeZip.le64(1, 1, 63, start) + MadeZip.le32(0x0706_4B50, 0) + MadeZip.le64(start + 63) + MadeZip.le32(1)
        var named = MadeZip.Entry(bytes: [0xC2, 0xBC, 0x81, 0x5C], MadeZip.recording(mark: 4, frames: 40))
        named.extra = MadeZip.le16(0x7075, 8) + [1] + MadeZip.le32(CRC32.value(of: named.name)) + Array("abc".utf8)
        return [MadeZip(deflated, named).bytes, zip64.bytes, MadeZip(named, large, deflated).bytes]
    }

    @Test("never trap and never hang, whatever bytes are changed", arguments: 0..<3)
    func mutations(seed: Int) {
        var chance = SeededNumbers(seed: UInt64(seed) + 1)
        let original = Self.seeds[seed]
        let interesting: [UInt8] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0x50, 0x4B]
        for _ in 0..<300 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...6, using: &chance) {
                // Most often in the structures at the end.
                let place =
                    Bool.random(using: &chance)
                    ? Int.random(in: max(0, bytes.count - 200)..<bytes.count, using: &chance)
                    : Int.random(in: 0..<bytes.count, using: &chance)
                bytes[place] =
                    Bool.random(using: &chance)
                    ? interesting.randomElement(using: &chance) ?? 0 : UInt8.random(in: 0...255, using: &chance)
            }
            if Int.random(in: 0..<8, using: &chance) == 0 {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &chance))
            }
            // A failure is an answer too.
            let measured = try? MadeZip.measured(bytes, depth: .decode)
            for defect in measured?.archive.defects ?? [] {
                #expect((defect.defect.byteOffset ?? 0) >= 0 && (defect.defect.byteCount ?? 0) >= 0)
            }
        }
    }

    @Test("never trap, wherever they are cut")
    func cuts() {
        for seed in Self.seeds {
            for kept in stride(from: 0, to: seed.count, by: 41) { _ = try? MadeZip.measured(Array(seed.prefix(kept))) }
        }
    }

    @Test("with all ones in every field are answered")
    func allOnes() {
        for seed in Self.seeds {
            for place in stride(from: 0, to: seed.count - 8, by: 19) {
                var bytes = seed
                for index in place..<(place + 8) { bytes[index] = 0xFF }
                _ = try? MadeZip.measured(bytes)
            }
        }
    }
}
