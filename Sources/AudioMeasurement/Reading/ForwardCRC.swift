/// A cyclic redundancy check that takes bits most significant first, starts at 0 and inverts nothing, as FLAC's and
/// Ogg's do; eight bytes a step, so that checking keeps up with reading.
///
/// The check is in the highest bits of a 32-bit word, whatever its width.
struct ForwardCRC: Sendable {
    /// CRC-16 of FLAC frames, x¹⁶ + x¹⁵ + x² + 1 (RFC 9639, 9.3).
    static let flacFrame = ForwardCRC(polynomial: 0x8005_0000)
    /// CRC-8 of FLAC frame headers, x⁸ + x² + x + 1 (RFC 9639, 9.1.8).
    static let flacHeader = ForwardCRC(polynomial: 0x0700_0000)
    /// CRC-32 of Ogg pages (RFC 3533, 6).
    static let oggPage = ForwardCRC(polynomial: 0x04C1_1DB7)

    /// Eight tables of 256: the check of a byte that is followed by 0 to 7 zero bytes.
    private let tables: [UInt32]

    /// A check with this polynomial, shifted up to the highest bits.
    init(polynomial: UInt32) {
        var tables = [UInt32](repeating: 0, count: 8 * 256)
        for byte in 0..<256 {
            var word = UInt32(byte) << 24
            for _ in 0..<8 { word = word & 0x8000_0000 == 0 ? word << 1 : word << 1 ^ polynomial }
            tables[byte] = word
        }
        for index in 256..<tables.count {
            let shorter = tables[index - 256]
            tables[index] = shorter << 8 ^ tables[Int(shorter >> 24)]
        }
        self.tables = tables
    }

    /// The check of everything that gave `check`, followed by `bytes`.
    func check(_ bytes: RawSpan, after check: UInt32 = 0) -> UInt32 {
        unsafe tables.withUnsafeBufferPointer { table in
            var check = check
            var index = 0
            while index &+ 8 <= bytes.byteCount {
                let word =
                    unsafe UInt64(bigEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self))
                    ^ UInt64(check) &<< 32
                let high =
                    unsafe table[1792 &+ Int(word &>> 56)] ^ table[1536 &+ Int(word &>> 48 & 255)]
                    ^ table[1280 &+ Int(word &>> 40 & 255)] ^ table[1024 &+ Int(word &>> 32 & 255)]
                let low =
                    unsafe table[768 &+ Int(word &>> 24 & 255)] ^ table[512 &+ Int(word &>> 16 & 255)]
                    ^ table[256 &+ Int(word &>> 8 & 255)] ^ table[Int(word & 255)]
                check = high ^ low
                index &+= 8
            }
            while index < bytes.byteCount {
                check = unsafe check &<< 8 ^ table[Int(check &>> 24) ^ Int(bytes[index])]
                index &+= 1
            }
            return check
        }
    }
}
