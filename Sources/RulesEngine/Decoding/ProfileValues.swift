import PreflightModel
package import Yams

/// The scalar values of a profile: durations, sizes, rates, lists.
package enum ProfileValues {
    /// A number and the unit behind it, as `20MB` or `44.1kHz`.
    struct NumberWithUnit {
        /// The number as an exact fraction.
        var numerator: Int64
        var denominator: Int64
        var unit: String
        /// As people write it: "20 MB".
        var text: String
    }

    package static func text(_ node: Node, _ mistakes: ProfileMistakes) -> String? {
        guard let scalar = node.scalar, !scalar.string.isEmpty else {
            mistakes.add("a text is expected here", at: node)
            return nil
        }
        return scalar.string
    }

    package static func boolean(_ node: Node, _ mistakes: ProfileMistakes) -> Bool? {
        guard let value = node.bool else {
            mistakes.add("true or false is expected here", at: node)
            return nil
        }
        return value
    }

    package static func oneOf<Choice: RawRepresentable & CaseIterable>(
        _ node: Node, _ type: Choice.Type, _ mistakes: ProfileMistakes
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(node, mistakes) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        mistakes.add("\"\(text)\" is not \(Words.alternatives(known))", at: node)
        return nil
    }

    static func integer(_ node: Node, _ mistakes: ProfileMistakes) -> Int64? {
        guard let text = node.scalar?.string, let value = Int64(text.filter { $0 != "_" }) else {
            mistakes.add("a whole number is expected here", at: node)
            return nil
        }
        return value
    }

    package static func list(_ node: Node, _ mistakes: ProfileMistakes) -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        mistakes.add("a list [..., ...] is expected here", at: node)
        return []
    }

    static func number(_ node: Node, _ mistakes: ProfileMistakes, expected: String) -> NumberWithUnit? {
        guard let text = node.scalar?.string, let number = parse(text) else {
            mistakes.add("\(expected) is expected here", at: node)
            return nil
        }
        return number
    }

    /// Splits `0.5s` into 5/10 and `s`; underscores between digits are allowed.
    static func parse(_ text: String) -> NumberWithUnit? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "_") }
        let unit = text.dropFirst(number.count).trimming()
        let parts = number.filter { $0 != "_" }.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int64(parts[0]) else { return nil }
        var numerator = whole
        var denominator: Int64 = 1
        if parts.count == 2 {
            guard !parts[1].isEmpty, parts[1].count <= 6 else { return nil }
            for digit in parts[1] {
                guard let value = digit.wholeNumberValue, numerator < Int64.max / 100 else { return nil }
                numerator = numerator * 10 + Int64(value)
                denominator *= 10
            }
        }
        return NumberWithUnit(
            numerator: numerator, denominator: denominator, unit: unit,
            text: unit.isEmpty ? String(number) : "\(number) \(unit)")
    }

    static func duration(_ node: Node, _ mistakes: ProfileMistakes) -> Limits<TotalDuration>.Bound? {
        let expected = "a duration such as 10s, 500ms, 5min or 1h"
        guard let number = number(node, mistakes, expected: expected) else { return nil }
        let seconds: (Int64, Int64)? =
            switch number.unit {
            case "ms": (1, 1000)
            case "s": (1, 1)
            case "min": (60, 1)
            case "h": (3600, 1)
            default: nil
            }
        guard let seconds, number.numerator <= Int64.max / 3600 else {
            mistakes.add("\(expected) is expected here, not \"\(number.text)\"", at: node)
            return nil
        }
        let value = ExactDuration(
            numerator: number.numerator * seconds.0, denominator: number.denominator * seconds.1)
        return .init(value: TotalDuration(value), isInclusive: true, text: number.text)
    }

    /// A size: `B`, `KiB`, `MiB`, `GiB` are exact, `KB`, `MB`, `GB` have two readings.
    static func size(_ node: Node, isUpper: Bool, _ mistakes: ProfileMistakes) -> Limits<Int64>.Bound? {
        let expected = "a size such as 20MB, 10MiB or 6291456B"
        guard let number = number(node, mistakes, expected: expected) else { return nil }
        let factors: (decimal: Int64, binary: Int64)? =
            switch number.unit {
            case "B": (1, 1)
            case "KiB": (1 << 10, 1 << 10)
            case "MiB": (1 << 20, 1 << 20)
            case "GiB": (1 << 30, 1 << 30)
            case "KB", "kB": (1_000, 1 << 10)
            case "MB": (1_000_000, 1 << 20)
            case "GB": (1_000_000_000, 1 << 30)
            default: nil
            }
        guard let factors, number.numerator <= Int64.max / factors.binary else {
            mistakes.add("\(expected) is expected here, not \"\(number.text)\"", at: node)
            return nil
        }
        let small = number.numerator * factors.decimal / number.denominator
        let large = number.numerator * factors.binary / number.denominator
        let (strict, loose) = isUpper ? (small, large) : (large, small)
        return .init(
            value: strict, otherReading: strict == loose ? nil : loose, isInclusive: true, text: number.text)
    }

    /// A rate, depth, bit rate or plain count, in the units of its kind.
    static func quantity(
        _ node: Node, units: [String: Int64], expected: String, _ mistakes: ProfileMistakes
    ) -> Limits<Int64>.Bound? {
        guard let number = number(node, mistakes, expected: expected) else { return nil }
        guard let factor = units[number.unit], number.numerator <= Int64.max / max(1, factor),
            (number.numerator * factor) % number.denominator == 0
        else {
            mistakes.add("\(expected) is expected here, not \"\(number.text)\"", at: node)
            return nil
        }
        return .init(
            value: number.numerator * factor / number.denominator, isInclusive: true, text: number.text)
    }

    /// `{atLeast:, atMost:, moreThan:, lessThan:}`.
    static func limits<Value>(
        _ node: Node, subject: String, _ mistakes: ProfileMistakes,
        bound: (Node, _ isUpper: Bool) -> Limits<Value>.Bound?
    ) -> Limits<Value>? {
        var mapping = ProfileMapping(node, subject: subject, mistakes: mistakes)
        var limits = Limits<Value>()
        let atLeast = mapping.take("atLeast")
        let moreThan = mapping.take("moreThan")
        let atMost = mapping.take("atMost")
        let lessThan = mapping.take("lessThan")
        mapping.finish()
        if atLeast != nil, moreThan != nil { mistakes.add("atLeast and moreThan exclude each other", at: node) }
        if atMost != nil, lessThan != nil { mistakes.add("atMost and lessThan exclude each other", at: node) }
        if let lower = atLeast ?? moreThan {
            limits.lower = bound(lower, false)
            limits.lower?.isInclusive = atLeast != nil
        }
        if let upper = atMost ?? lessThan {
            limits.upper = bound(upper, true)
            limits.upper?.isInclusive = atMost != nil
        }
        guard limits.lower != nil || limits.upper != nil else {
            if mapping.names.isEmpty, node.mapping != nil {
                mistakes.add("\(subject) has no limit: give atLeast, moreThan, atMost or lessThan", at: node)
            }
            return nil
        }
        if let lower = limits.lower, let upper = limits.upper, lower.value > upper.value {
            mistakes.add("the lower limit \(lower.text) is above the upper limit \(upper.text)", at: node)
        }
        return limits
    }
}

extension StringProtocol {
    /// Without blanks at both ends.
    func trimming() -> String {
        var view = self[...]
        while let first = view.first, first == " " { view = view.dropFirst() }
        while let last = view.last, last == " " { view = view.dropLast() }
        return String(view)
    }
}
