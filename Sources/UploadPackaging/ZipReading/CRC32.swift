/// CRC-32 as zip uses it: polynomial 0x04C11DB7, reflected, all ones in and out (APPNOTE.TXT 4.4.7); eight bytes a step.
struct CRC32 {
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var value = UInt32(index)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
            tables[index] = value
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()

    private var state = UInt32.max

    /// The value over all bytes so far.
    var value: UInt32 { ~state }

    /// The value over `bytes`.
    static func value(of bytes: [UInt8]) -> UInt32 {
        var crc = CRC32()
        bytes.withUnsafeBytes { crc.update($0) }
        return crc.value
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        Self.tables.withUnsafeBufferPointer { table in
            var offset = 0
            while offset &+ 8 <= bytes.count {
                let word =
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(state)
                let low =
                    table[1792 &+ Int(word & 255)] ^ table[1536 &+ Int(word &>> 8 & 255)]
                    ^ table[1280 &+ Int(word &>> 16 & 255)] ^ table[1024 &+ Int(word &>> 24 & 255)]
                let high =
                    table[768 &+ Int(word &>> 32 & 255)] ^ table[512 &+ Int(word &>> 40 & 255)]
                    ^ table[256 &+ Int(word &>> 48 & 255)] ^ table[Int(word &>> 56)]
                state = low ^ high
                offset &+= 8
            }
            while offset < bytes.count {
                state = state >> 8 ^ table[Int((state ^ UInt32(bytes[offset])) & 0xFF)]
                offset &+= 1
            }
        }
        self.state = state
    }
}
