extension Sequence<Int64> {
    /// The sum of byte counts; a sum beyond 64 bits is given as the greatest number that is not, which is larger than any
    /// limit.
    package var byteTotal: Int64 { Int64(clamping: reduce(Int128(0)) { $0 + Int128($1) }) }
}
