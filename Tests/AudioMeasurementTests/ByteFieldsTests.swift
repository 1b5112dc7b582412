import Foundation
import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The bytes that walkers see", .timeLimited)
struct ByteFieldsTests {
    private static let bytes = (0..<100).map { UInt8($0) }

    @Test("give nothing outside their bounds", arguments: [-1, 97, 98, 99, 100, Int.max, Int.min])
    func bounds(offset: Int) {
        Self.bytes.withBytes { bytes in
            let isInside = Self.bytes.indices.contains(offset)
            #expect(bytes.byte(at: offset) == (isInside ? UInt8(offset) : nil))
            #expect(bytes.bigEndian(at: offset, as: UInt32.self) == nil)
            #expect(bytes.littleEndian(at: offset, as: UInt64.self) == nil)
            #expect(bytes.has("abcd", at: offset) == false)
            #expect(bytes.has([1, 2, 3, 4], at: offset) == false)
        }
    }

    @Test("are read in either order")
    func orders() {
        Self.bytes.withBytes { bytes in
            #expect(bytes.bigEndian(at: 96, as: UInt32.self) == 0x6061_6263)
            #expect(bytes.littleEndian(at: 96, as: UInt32.self) == 0x6362_6160)
            #expect(bytes.has("abc", at: 97) == true)
            #expect(bytes.firstOffset(of: 97, in: 0..<97) == nil)
            #expect(bytes.firstOffset(of: 97, in: 90..<100) == 97)
        }
    }

    @Test("stay as they are in a copy of a header, which holds 64 at most", arguments: [0, 3, 64, 65, 100])
    func copies(count: Int) throws {
        var reader = RecordingReader(bytes: Self.bytes)
        let fields = try reader.fields(at: 0, count: count)
        _ = try reader.fields(at: 50, count: 10)
        let held = min(count, FieldBytes.capacity)
        #expect(fields.byteCount == held)
        #expect(firstDifference(fields.array, from: Array(Self.bytes.prefix(held))) == nil)
        #expect(fields.byte(at: held) == nil)
        #expect(fields.byte(at: held - 1) == (held > 0 ? UInt8(held - 1) : nil))
        #expect(fields.bigEndian(at: held - 3, as: UInt32.self) == nil)
        #expect(fields.has([0, 1, 2]) == (held >= 3))
    }

    @Test("reach as far in a window as was read, and at least as far as was asked for")
    func windows() throws {
        let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0) }
        var reader = RecordingReader(bytes: bytes)
        reader.readAhead = 1000
        #expect(try reader.withWindow(at: 0, atLeast: 10) { $0.byteCount } == 1000)
        #expect(try reader.withWindow(at: 990, atLeast: 10) { $0.byteCount } == 10)
        #expect(try reader.withWindow(at: 991, atLeast: 10) { $0[0] } == bytes[991])
        #expect(try reader.withWindow(at: 0, atLeast: .max) { $0.byteCount } == RecordingReader.capacity)
        #expect(try reader.withWindow(at: 599_999, atLeast: 10) { $0.byteCount } == 1)
        #expect(try reader.withWindow(at: 600_000, atLeast: 10) { $0.byteCount } == 0)
    }

    @Test("are no pointers: nothing is unsafe outside the reader and the decoders")
    func noPointers() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/AudioMeasurement").standardizedFileURL
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(paths.count > 100)
        for path in paths where !path.hasPrefix("Decoders/") && !path.hasPrefix("Reading/") {
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            #expect(!text.contains("Unsafe") && !text.contains("unsafe "), "\(path)")
        }
    }
}
