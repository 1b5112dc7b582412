/// The tables by which a reflected cyclic redundancy check of 32 or 64 bits takes in eight bytes at a time.
struct ReflectedCRCTables<Word: FixedWidthInteger & UnsignedInteger & Sendable>: Sendable {
    /// How long each of the three lanes is that are taken in side by side.
    static var laneByteCount: Int { 1024 }

    /// Eight tables of 256 words: what a byte becomes when 0 to 7 bytes follow it.
    private let words: [Word]
    /// A table of 256 words for each byte of a word: what it becomes when a lane of zero bytes follows it.
    private let moves: [Word]

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
        // The check is linear: what becomes of a byte is the sum of what becomes of its bits.
        let bits = unsafe words.withUnsafeBufferPointer { words in
            (0..<Word.bitWidth).map { bit in
                (0..<Self.laneByteCount / 8).reduce(Word(1) << Word(bit)) { state, _ in
                    unsafe Self.state(state, 0, words)
                }
            }
        }
        var moves = [Word](repeating: 0, count: Word.bitWidth / 8 * 256)
        for index in moves.indices {
            let (byte, value) = (index / 256, index % 256)
            for bit in 0..<8 where value >> bit & 1 == 1 { moves[index] ^= bits[byte * 8 + bit] }
        }
        self.words = words
        self.moves = moves
    }

    /// What `state` becomes over eight bytes.
    @inline(__always)
    private static func state(_ state: Word, _ eight: UInt64, _ words: UnsafeBufferPointer<Word>) -> Word {
        let eight = eight ^ UInt64(state)
        var state: Word = 0
        for byte in 0..<8 { unsafe state ^= words[(7 - byte) * 256 + Int(eight >> (8 * UInt64(byte)) & 0xFF)] }
        return state
    }

    /// What `state` becomes over a lane of zero bytes.
    private func moved(_ state: Word) -> Word {
        var result: Word = 0
        for byte in 0..<Word.bitWidth / 8 { result ^= moves[byte * 256 + Int(state >> Word(8 * byte) & 0xFF)] }
        return result
    }

    /// What `state` becomes over `bytes`.
    func state(_ state: Word, over bytes: UnsafeRawBufferPointer) -> Word {
        unsafe words.withUnsafeBufferPointer { words in
            func eight(_ offset: Int) -> UInt64 {
                unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
            let lane = Self.laneByteCount
            var (state, offset) = (state, 0)
            // Each step waits for the lookups of the one before it; steps of three lanes do not wait for each other.
            while offset + 3 * lane <= bytes.count {
                var (second, third) = (Word(0), Word(0))
                for place in stride(from: offset, to: offset + lane, by: 8) {
                    state = unsafe Self.state(state, eight(place), words)
                    second = unsafe Self.state(second, eight(place + lane), words)
                    third = unsafe Self.state(third, eight(place + 2 * lane), words)
                }
                state = moved(moved(state) ^ second) ^ third
                offset += 3 * lane
            }
            while offset + 8 <= bytes.count {
                state = unsafe Self.state(state, eight(offset), words)
                offset += 8
            }
            while offset < bytes.count {
                state = unsafe state >> 8 ^ words[Int((state ^ Word(bytes[offset])) & 0xFF)]
                offset += 1
            }
            return state
        }
    }
}
