/// Reads bits, the most significant first; nil past the end.
struct DescriptorBits {
    private let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var bitsLeft: Int { bytes.count * 8 - position }

    /// The next `count` bits, at most 32 of them.
    mutating func bits(_ count: Int) -> UInt32? {
        guard count <= bitsLeft else {
            position = bytes.count * 8
            return nil
        }
        var value: UInt32 = 0
        for _ in 0..<count {
            value = value << 1 | UInt32(bytes[position / 8] >> UInt8(7 - position % 8) & 1)
            position += 1
        }
        return value
    }

    mutating func flag() -> Bool? { bits(1).map { $0 == 1 } }

    /// Goes on at the next whole byte.
    mutating func align() { position = min((position + 7) / 8 * 8, bytes.count * 8) }
}
