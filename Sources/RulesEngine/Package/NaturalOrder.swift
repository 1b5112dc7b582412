/// The order in which people count: `2.wav` before `10.wav`; the same on every machine and in every locale.
package enum NaturalOrder {
    /// Compares runs of digits by their value and everything else bytewise; where that ties, as in `1` and `01`, bytewise
    /// over the whole, so that the order is total.
    package static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var (one, other) = (left[...], right[...])
        while let first = one.first, let second = other.first {
            guard isDigit(first), isDigit(second) else {
                if first != second { return first < second }
                (one, other) = (one.dropFirst(), other.dropFirst())
                continue
            }
            let (number, otherNumber) = (one.prefix(while: isDigit), other.prefix(while: isDigit))
            let (value, otherValue) = (significant(number), significant(otherNumber))
            if value.count != otherValue.count { return value.count < otherValue.count }
            if !value.elementsEqual(otherValue) { return value.lexicographicallyPrecedes(otherValue) }
            (one, other) = (one.dropFirst(number.count), other.dropFirst(otherNumber.count))
        }
        if one.isEmpty != other.isEmpty { return one.isEmpty }
        return left.lexicographicallyPrecedes(right)
    }

    private static func significant(_ digits: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        digits.drop { $0 == UInt8(ascii: "0") }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
