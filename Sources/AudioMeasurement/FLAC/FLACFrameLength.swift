/// Finds the exact end of one frame by stepping over its subframes (RFC 9639, 9.2).
///
/// A frame says nowhere how long it is. Where the frame after it is missing, or its bytes are damaged, this tells a frame
/// that is cut off from a whole one with something else behind it.
enum FLACFrameLength {
    /// The most bytes of a frame that are looked at: 65,535 samples of 8 channels with 33 bits each.
    static let maximumByteCount = 65_535 * 8 * 33 / 8 + 1024

    /// The size in bytes of the frame that `bytes` begin with, its CRC-16 included; nil when they do not hold it whole.
    static func measure(_ bytes: [UInt8], header: FLACFrameHeader, info: FLACStreamInfo) -> Int? {
        var bits = BitReader(bytes)
        bits.skip(header.byteCount * 8)
        let depth = header.bitDepth ?? info.bitDepth
        for channel in 0..<header.channelCount {
            let isDifference =
                header.channelAssignment == 9
                ? channel == 0 : header.channelAssignment > 7 && channel == 1
            guard bits.skipSubframe(blockSize: header.blockSize, depth: depth + (isDifference ? 1 : 0))
            else { return nil }
        }
        let end = (bits.position + 7) / 8 + 2
        guard end <= bytes.count else { return nil }
        return bytes.withBytes { ForwardCRC.flacFrame.check($0.extracting(..<end)) } == 0 ? end : nil
    }
}

/// Bits, most significant first, of which a subframe needs few and steps over many.
private struct BitReader {
    private let bytes: [UInt8]
    private(set) var position = 0
    private var bitCount: Int { bytes.count * 8 }
    private var isInside: Bool { position <= bitCount }

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Steps over `count` bits, which is at most 2³² in any frame; the end is looked for afterwards.
    mutating func skip(_ count: Int) { position += count }

    /// Up to 16 bits; nil at the end.
    mutating func read(_ count: Int) -> Int? {
        guard position + count <= bitCount else { return nil }
        var value = 0
        for _ in 0..<count {
            value = value << 1 | Int(bytes[position >> 3] >> UInt8(7 - position & 7) & 1)
            position += 1
        }
        return value
    }

    /// The number of zeros before the next one, which is stepped over too; nil at the end.
    mutating func unary() -> Int? {
        let start = position
        while position < bitCount {
            let rest = bytes[position >> 3] << UInt8(position & 7)
            if rest != 0 {
                position += rest.leadingZeroBitCount + 1
                return position - 1 - start
            }
            position += 8 - position & 7
        }
        return nil
    }

    mutating func skipSubframe(blockSize: Int, depth: Int) -> Bool {
        guard let head = read(8), head & 0x80 == 0 else { return false }
        var depth = depth
        if head & 1 == 1 {
            guard let wasted = unary() else { return false }
            depth -= wasted + 1
            guard depth > 0 else { return false }
        }
        switch head >> 1 & 0x3F {
        case 0: skip(depth)
        case 1: skip(depth * blockSize)
        case let type where (8...12).contains(type):
            skip(depth * (type - 8))
            guard skipResidual(blockSize: blockSize, order: type - 8) else { return false }
        case let type where type >= 32:
            let order = type - 31
            skip(depth * order)
            guard let precision = read(4), precision < 15 else { return false }
            skip(5 + order * (precision + 1))
            guard skipResidual(blockSize: blockSize, order: order) else { return false }
        default: return false
        }
        return isInside
    }

    private mutating func skipResidual(blockSize: Int, order: Int) -> Bool {
        guard let method = read(2), method < 2, let partitionOrder = read(4) else { return false }
        let parameterBits = method == 0 ? 4 : 5
        let perPartition = blockSize >> partitionOrder
        for partition in 0..<(1 << partitionOrder) {
            let count = perPartition - (partition == 0 ? order : 0)
            guard count >= 0, let parameter = read(parameterBits) else { return false }
            if parameter == 1 << parameterBits - 1 {
                guard let width = read(5) else { return false }
                skip(width * count)
            } else {
                for _ in 0..<count {
                    guard unary() != nil else { return false }
                    skip(parameter)
                }
            }
            guard isInside else { return false }
        }
        return true
    }
}
