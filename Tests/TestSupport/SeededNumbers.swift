/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number
/// generators, 2014).
package struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    /// The sequence of a number.
    package init(seed: UInt64) { state = seed }

    /// A sequence of its own for each name (FNV-1a).
    package init(_ name: String) {
        self.init(seed: name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
