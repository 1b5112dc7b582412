/// CRC-32: polynomial 0x04C11DB7, reflected, all ones in and out (APPNOTE.TXT 4.4.7); eight bytes at a time.
///
/// A zip states it of each entry.
struct CRC32: Sendable {
    private static let polynomial: UInt32 = 0xEDB8_8320
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var value = UInt32(index)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1 }
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

    /// Takes in the bytes that follow.
    mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var state = state
        Self.tables.withUnsafeBufferPointer { tables in
            var offset = 0
            while offset + 8 <= bytes.count {
                let word =
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(state)
                var next: UInt32 = 0
                for byte in 0..<8 { next ^= tables[(7 - byte) * 256 + Int(word >> (8 * UInt64(byte)) & 0xFF)] }
                state = next
                offset += 8
            }
            while offset < bytes.count {
                state = state >> 8 ^ tables[Int((state ^ UInt32(bytes[offset])) & 0xFF)]
                offset += 1
            }
        }
        self.state = state
    }
}
