extension Fact {
    /// A whole number of any type; one that 64 bits do not hold is written as text.
    package static func count(_ value: some BinaryInteger) -> Fact {
        Int64(exactly: value).map { .integer($0) } ?? .text(String(value))
    }
}
