/// How Chinese texts are read out: each character is a word; numbers, years, sums of money and percentages become characters.
enum ChineseReading {
    static func words(of text: String) -> [SpokenWord] {
        var words: [SpokenWord] = []
        var rest = Array(text)[...]
        while let first = rest.first {
            if WritingSystem(first.unicodeScalars.first ?? " ") == .han {
                words.append(SpokenWord(written: String(first), readings: [[String(first)]]))
                rest.removeFirst()
            } else if first.isASCIIDigit || "¥￥$".contains(first) {
                let sign: Character? = first.isASCIIDigit ? nil : rest.removeFirst()
                let number = rest.prefix { $0.isASCIIDigit || $0 == "." || $0 == "," }
                rest = rest.dropFirst(number.count)
                let isShare = rest.first == "%" || rest.first == "％"
                if isShare { rest.removeFirst() }
                let written = (sign.map { String($0) } ?? "") + String(number) + (isShare ? "%" : "")
                let isYear = rest.first == "年" && number.count == 4
                words.append(
                    SpokenWord(
                        written: written,
                        readings: readings(of: String(number).replacing(",", with: ""), isYear: isYear).map {
                            (isShare ? ["百", "分", "之"] : []) + $0
                                + (sign == nil ? [] : sign == "$" ? ["美", "元"] : ["元"])
                        }))
            } else if first.isLetter || first.isSpoken || first == "_" {
                let word = rest.prefix {
                    !$0.isWhitespace && WritingSystem($0.unicodeScalars.first ?? " ") != .han && !$0.isPunctuation
                        || $0 == "_"
                }
                let count = max(1, word.count)
                // Letters of another script are said as nobody knows.
                words.append(SpokenWord(written: String(rest.prefix(count)), readings: []))
                rest = rest.dropFirst(count)
            } else {
                rest.removeFirst()
            }
        }
        return words
    }

    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]

    private static func readings(of number: String, isYear: Bool) -> [[String]] {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts[0].isEmpty, number.count <= 16 else { return [] }
        let single = { (text: Substring) in text.compactMap { $0.wholeNumberValue }.map { digits[$0] } }
        guard let value = Int(parts[0]), let whole = characters(value) else { return [] }
        if parts.count == 2 { return [whole + ["点"] + single(parts[1])] }
        if isYear { return [single(parts[0])] }
        let telephone = single(parts[0])
        guard telephone.count > 1 else { return [whole] }
        let withYao = telephone.map { $0 == "一" ? "幺" : $0 }
        return [whole, telephone] + (withYao == telephone ? [] : [withYao])
    }

    /// A whole number in characters; nil from a hundred million on.
    static func characters(_ number: Int) -> [String]? {
        switch number {
        case 0..<10: return [digits[number]]
        case 10..<20: return ["十"] + (number == 10 ? [] : [digits[number % 10]])
        case 20..<10_000:
            let units = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
            var (characters, rest, skipped) = ([String](), number, false)
            for (unit, name) in units {
                let digit = rest / unit
                rest %= unit
                if digit == 0 {
                    skipped = !characters.isEmpty
                    continue
                }
                if skipped { characters.append("零") }
                skipped = false
                characters += name.isEmpty ? [digits[digit]] : [digits[digit], name]
            }
            return characters
        case 10_000..<100_000_000:
            let rest = number % 10_000
            // Ten inside a number is 一十, alone it is 十.
            let one = (10..<20).contains(rest) ? ["一"] : []
            let low = rest == 0 ? [] : (rest < 1000 ? ["零"] : []) + one + (characters(rest) ?? [])
            return (characters(number / 10_000) ?? []) + ["万"] + low
        default: return nil
        }
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
