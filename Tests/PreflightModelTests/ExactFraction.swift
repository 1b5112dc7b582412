/// A sum of fractions brought to one common denominator in whole numbers of any length: slow, and plainly right.
struct ExactFraction {
    private(set) var numerator = WholeNumber(0)
    private(set) var denominator = WholeNumber(1)

    mutating func add(_ frames: UInt64, over rate: UInt64) {
        numerator = numerator * rate + denominator * frames
        denominator = denominator * rate
    }

    /// -1, 0 or 1 as this is below, at, or above `number`/`divisor`.
    func compared(with number: UInt64, over divisor: UInt64) -> Int {
        (numerator * divisor).compared(with: denominator * number)
    }
}

/// A whole number of any length in 32-bit digits, the least significant first.
struct WholeNumber {
    private var digits: [UInt64] = []

    init(_ value: UInt64) { digits = [value & 0xFFFF_FFFF, value >> 32] }

    static func * (left: WholeNumber, right: UInt64) -> WholeNumber {
        var product = WholeNumber(0)
        product.digits = Array(repeating: 0, count: left.digits.count + 2)
        for (shift, factor) in [right & 0xFFFF_FFFF, right >> 32].enumerated() {
            var carry: UInt64 = 0
            for (index, digit) in left.digits.enumerated() {
                let sum = digit * factor + product.digits[index + shift] + carry
                product.digits[index + shift] = sum & 0xFFFF_FFFF
                carry = sum >> 32
            }
            product.digits[left.digits.count + shift] = carry
        }
        return product
    }

    static func + (left: WholeNumber, right: WholeNumber) -> WholeNumber {
        var sum = WholeNumber(0)
        sum.digits = []
        var carry: UInt64 = 0
        for index in 0..<max(left.digits.count, right.digits.count) {
            let digit = left.digit(index) + right.digit(index) + carry
            sum.digits.append(digit & 0xFFFF_FFFF)
            carry = digit >> 32
        }
        sum.digits.append(carry)
        return sum
    }

    func compared(with other: WholeNumber) -> Int {
        for index in (0..<max(digits.count, other.digits.count)).reversed() where digit(index) != other.digit(index) {
            return digit(index) < other.digit(index) ? -1 : 1
        }
        return 0
    }

    private func digit(_ index: Int) -> UInt64 { index < digits.count ? digits[index] : 0 }
}
