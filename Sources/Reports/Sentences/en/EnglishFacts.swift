import PreflightModel

/// The facts of one defect, in English words. What is absent is said to be unknown: documents of older versions have fewer.
struct EnglishFacts {
    let facts: [String: Fact]
    let byteOffset: Int64?
    let byteCount: Int64?

    func has(_ name: String) -> Bool { facts[name] != nil }

    func integer(_ name: String) -> Int64? { facts[name]?.integer }

    /// The number alone: "12".
    func number(_ name: String) -> String { Self.digits(facts[name]) ?? "an unknown number" }

    /// The number with what it counts: "1 byte", "2 bytes".
    func counted(_ name: String, _ singular: String, _ plural: String? = nil) -> String {
        Self.counted(facts[name], singular, plural)
    }

    /// The word that goes with the number: "is" for 1, "are" for the others.
    func agreed(_ name: String, _ singular: String, _ plural: String) -> String {
        facts[name]?.integer == 1 ? singular : plural
    }

    /// What somebody else wrote, or a name.
    func text(_ name: String) -> String {
        switch facts[name] {
        case .text(let text): text
        case .list(let names): names.joined(separator: ", ")
        case let fact: Self.digits(fact) ?? "unknown"
        }
    }

    /// A length as it was measured: "0.096 s".
    func seconds(_ name: String) -> String { facts[name]?.number.map { "\($0) s" } ?? "an unknown time" }

    /// A length in frames as time: "3.25 s".
    func time(_ name: String, rate: String = "sampleRate") -> String {
        guard let frames = integer(name), let rate = integer(rate).flatMap({ Int(exactly: $0) }) else {
            return "an unknown time"
        }
        return Seconds.text(frames, rate)
    }

    /// A length in milliseconds as time: "0.18 s".
    func milliseconds(_ name: String) -> String { integer(name).map { Seconds.text($0, 1000) } ?? "an unknown time" }

    /// What two numbers come to, with what they count.
    func sum(_ one: String, _ other: String, _ singular: String) -> String {
        guard let one = integer(one), let other = integer(other) else { return "an unknown number of \(singular)s" }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return Self.counted(overflow ? nil : .integer(sum), singular, nil)
    }

    /// What two numbers come to.
    func sum(_ one: String, _ other: String) -> String {
        guard let one = integer(one), let other = integer(other) else { return "an unknown number of" }
        let (sum, overflow) = one.addingReportingOverflow(other)
        return overflow ? "an unknown number of" : "\(sum)"
    }

    /// Names in quotes, with commas between them: "'text', 'tmcd'".
    func names(_ name: String) -> String {
        facts[name]?.list.map { $0.map { "'\($0)'" }.joined(separator: ", ") } ?? text(name)
    }

    /// Where it is: the number of the first byte, counted from the header of the recording.
    var place: String { byteOffset.map { "\($0 - (integer("headerStart") ?? 0))" } ?? "an unknown place" }

    /// How long it is, in bytes.
    var size: String { Self.counted(byteCount.map { .integer($0) }, "byte", nil) }

    /// The word that goes with `size`.
    func agreed(_ singular: String, _ plural: String) -> String { byteCount == 1 ? singular : plural }

    private static func digits(_ fact: Fact?) -> String? {
        switch fact {
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let digits): digits
        case .list, nil: nil
        }
    }

    private static func counted(_ fact: Fact?, _ singular: String, _ plural: String?) -> String {
        let many = plural ?? singular + "s"
        guard let number = digits(fact) else { return "an unknown number of \(many)" }
        return "\(number) \(fact?.integer == 1 ? singular : many)"
    }
}
