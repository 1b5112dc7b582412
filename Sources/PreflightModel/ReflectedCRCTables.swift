/// The tables by which a reflected cyclic redundancy check of 32 or 64 bits takes in eight bytes at a time.
struct ReflectedCRCTables<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    /// Eight tables of 256 words: what a byte becomes when 0 to 7 bytes follow it.
    private let words: [Word]

    /// The tables of a polynomial, its bits in reverse.
    init(polynomial: Word) {
        var words = [Word](repeating: 0, count: 8 * 256)
        for index in 0..<256 {
            var value = Word(index)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ polynomial : value >> 1 }
            words[index] = value
        }
        for index in 256..<words.count {
            let before = words[index - 256]
            words[index] = before >> 8 ^ words[Int(before & 0xFF)]
        }
        self.words = words
    }

    /// What `state` becomes over `bytes`.
    func state(_ state: Word, over bytes: UnsafeRawBufferPointer) -> Word {
        words.withUnsafeBufferPointer { words in
            var state = state
            var offset = 0
            while offset + 8 <= bytes.count {
                let eight =
                    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) ^ UInt64(state)
                state = 0
                for byte in 0..<8 { state ^= words[(7 - byte) * 256 + Int(eight >> (8 * UInt64(byte)) & 0xFF)] }
                offset += 8
            }
            while offset < bytes.count {
                state = state >> 8 ^ words[Int((state ^ Word(bytes[offset])) & 0xFF)]
                offset += 1
            }
            return state
        }
    }
}
