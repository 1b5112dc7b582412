import PreflightModel
import Synchronization
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("Byte sources", .timeLimited)
struct ByteSourceTests {
    /// A source that notes what it is asked for, and whose identity changes when it is read the given number of times.
    private final class Noted: ByteSource {
        let bytes: [UInt8]
        let changesAfter: Int
        let failsAfter: Int
        let reads = Mutex<[Range<Int64>]>([])

        init(_ bytes: [UInt8], changesAfter: Int = .max, failsAfter: Int = .max) {
            self.bytes = bytes
            self.changesAfter = changesAfter
            self.failsAfter = failsAfter
        }

        var byteCount: Int64 { Int64(bytes.count) }
        var identity: ByteSourceIdentity? { ByteSourceIdentity("etag-1") }

        func currentIdentity() throws(MeasuringFailure) -> ByteSourceIdentity? {
            ByteSourceIdentity(reads.withLock { $0.count } >= changesAfter ? "etag-2" : "etag-1")
        }

        func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
            let count = reads.withLock { reads in
                reads.append(offset..<(offset + Int64(target.count)))
                return reads.count
            }
            if count > failsAfter { throw MeasuringFailure(code: "store.unreachable", facts: ["cause": "It is away."]) }
            return try MemorySource(bytes).read(into: target, at: offset)
        }
    }

    private static let wave = WaveBytes.riff(
        WaveBytes.chunk("fmt ", WaveBytes.format()), WaveBytes.chunk("data", [UInt8](repeating: 1, count: 600_000)))

    @Test("give the measurement that the same bytes in memory give", arguments: [MeasurementMethod.scan, .decode])
    func same(depth: MeasurementMethod) throws {
        let measurer = RecordingMeasurer(depth: depth)
        let source = Noted(Self.wave)
        let measured = try measurer.measure(source: source, path: "take.wav")
        #expect(try measured == measurer.measure(bytes: Self.wave, path: "take.wav"))
        #expect(source.reads.withLock { $0.allSatisfy { $0.upperBound <= source.byteCount } })
    }

    @Test("that are another in the end than in the beginning are no measurement")
    func changed() {
        #expect {
            _ = try RecordingMeasurer().measure(source: Noted(Self.wave, changesAfter: 1), path: "take.wav")
        } throws: {
            ($0 as? MeasuringFailure)?.code == "file.changed"
        }
    }

    @Test("say themselves why they cannot be read", arguments: [MeasurementMethod.scan, .decode])
    func failure(depth: MeasurementMethod) {
        #expect {
            _ = try RecordingMeasurer(depth: depth)
                .measure(source: Noted(Self.wave, failsAfter: depth == .scan ? 0 : 1), path: "take.wav")
        } throws: {
            ($0 as? MeasuringFailure)?.code == "store.unreachable"
        }
    }

    @Test("that end before their size are said to have shrunk")
    func short() {
        struct Short: ByteSource {
            var byteCount: Int64 { 1000 }
            func read(into target: UnsafeMutableRawBufferPointer, at offset: Int64) throws(MeasuringFailure) -> Int {
                0
            }
        }
        #expect {
            _ = try RecordingMeasurer().measure(source: Short(), path: "take.wav")
        } throws: {
            ($0 as? MeasuringFailure)?.code == "file.changed"
        }
    }
}
