import TestSupport
import Testing

@testable import AudioMeasurement

@Suite("The length of a FLAC frame", .timeLimited)
struct FLACFrameLengthTests {
    private static let info = streamInfo()

    @Test("is exact for each kind of subframe", arguments: Subframe.allCases)
    func kinds(_ kind: Subframe) throws {
        let frame = kind.frame()
        let header = try #require(frame.withBytes { FLACFrameHeader($0) })
        let info = try #require(Self.info)
        #expect(FLACFrameLength.measure(frame + [1, 2, 3], header: header, info: info) == frame.count)
        #expect(FLACFrameLength.measure(frame.dropLast(), header: header, info: info) == nil)
    }

    @Test("is none when a bit is wrong")
    func damaged() throws {
        var frame = Subframe.verbatim.frame()
        let header = try #require(frame.withBytes { FLACFrameHeader($0) })
        frame[12] ^= 1
        #expect(FLACFrameLength.measure(frame, header: header, info: try #require(Self.info)) == nil)
    }

    private static func streamInfo() -> FLACStreamInfo? {
        // 16 samples a block, 16,000 Hz, 1 channel, 16 bits.
        let bytes: [UInt8] =
            [0, 16, 0, 16, 0, 0, 0, 0, 0, 0, 0x03, 0xE8, 0x00, 0xF0] + [UInt8](repeating: 0, count: 20)
        return bytes.withBytes { FLACStreamInfo($0) }
    }

    /// A frame of 16 samples, bit by bit.
    enum Subframe: CaseIterable {
        case constant, verbatim, wasted, fixed, predicted, escaped

        func frame() -> [UInt8] {
            var bits = BitString()
            // Fixed block size, 16 samples (8 bits, less 1), rate and depth of STREAMINFO, mono, frame 0.
            for byte in [0xFF, 0xF8, 0x60, 0x00, 0x00, 15] as [Int] { bits.append(byte, 8) }
            bits.append(Int(ForwardCRC.flacHeader.check(bits.bytes) >> 24), 8)
            switch self {
            case .constant:
                bits.append(0, 8)
                bits.append(1234, 16)
            case .verbatim:
                bits.append(2, 8)
                for sample in 0..<16 { bits.append(sample * 77, 16) }
            case .wasted:
                // 3 bits wasted: 001 in unary.
                bits.append(3, 8)
                bits.append(1, 3)
                for sample in 0..<16 { bits.append(sample, 13) }
            case .fixed:
                bits.append((8 + 2) << 1, 8)
                for sample in 0..<2 { bits.append(sample, 16) }
                bits.appendRice(partitionOrder: 1, counts: [6, 8], parameter: 3)
            case .predicted:
                bits.append((32 + 3) << 1, 8)
                for sample in 0..<4 { bits.append(sample, 16) }
                bits.append(9, 4)
                bits.append(5, 5)
                for _ in 0..<4 { bits.append(17, 10) }
                bits.appendRice(partitionOrder: 0, counts: [12], parameter: 0)
            case .escaped:
                bits.append(8 << 1, 8)
                bits.append(1, 2)
                bits.append(0, 4)
                bits.append(31, 5)
                bits.append(7, 5)
                for sample in 0..<16 { bits.append(sample, 7) }
            }
            bits.align()
            bits.append(Int(ForwardCRC.flacFrame.check(bits.bytes) >> 16), 16)
            return bits.array
        }
    }
}

/// Bits, most significant first.
private struct BitString {
    private var bits: [Bool] = []

    mutating func append(_ value: Int, _ count: Int) {
        for shift in (0..<count).reversed() { bits.append(value >> shift & 1 == 1) }
    }

    mutating func appendRice(partitionOrder: Int, counts: [Int], parameter: Int) {
        append(0, 2)
        append(partitionOrder, 4)
        for count in counts {
            append(parameter, 4)
            for sample in 0..<count {
                append(1, sample % 11 + 1)
                append(sample & (1 << parameter - 1), parameter)
            }
        }
    }

    mutating func align() { while bits.count % 8 != 0 { bits.append(false) } }

    var array: [UInt8] {
        stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<(start + 8)].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }
}

extension ForwardCRC {
    fileprivate func check(_ bytes: [UInt8]) -> UInt32 { bytes.withBytes { check($0) } }
}

extension BitString {
    fileprivate var bytes: [UInt8] { array }
}
