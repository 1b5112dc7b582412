/// CRC-64/XZ: polynomial 0x42F0E1EBA9EA3693, reflected, all ones in and out (ECMA-182); eight bytes at a time.
struct CRC64 {
    private static let tables: [UInt64] = {
        var tables = [UInt64](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var value = UInt64(index)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xC96C_5795_D787_0F42 : value >> 1 }
            tables[index] = value
        }
        for index in 256..<tables.count {
            let before = tables[index - 256]
            tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
        }
        return tables
    }()

    private var state = UInt64.max

    /// The value over all bytes so far.
    var value: UInt64 { ~state }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        Self.tables.withUnsafeBufferPointer { tables in
            var offset = 0
            while offset + 8 <= bytes.count {
                let word = state ^ UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                var next: UInt64 = 0
                for byte in 0..<8 { next ^= tables[(7 - byte) * 256 + Int(word >> (8 * UInt64(byte)) & 0xFF)] }
                state = next
                offset += 8
            }
            while offset < bytes.count {
                state = state >> 8 ^ tables[Int((state ^ UInt64(bytes[offset])) & 0xFF)]
                offset += 1
            }
        }
        self.state = state
    }
}
