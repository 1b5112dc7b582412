import PreflightModel

/// What was measured, and how far that is from a limit, in English.
enum EnglishQuantities {
    /// "9.5 s", "mp3".
    static func measured(of finding: Finding) -> String? {
        guard let measured = finding.measured else { return nil }
        switch finding.code {
        case NumberCodes.files.met, NumberCodes.files.tooLow, NumberCodes.files.tooHigh:
            return EnglishAmounts.counted(measured.fact.integer ?? 0, "file", "files")
        case .packageEntriesForZip64:
            return EnglishAmounts.counted(measured.fact.integer ?? 0, "entry", "entries")
        case .documentFormatNotAccepted:
            guard let name = measured.fact.text, !name.isEmpty else { return "a format that is not recognised" }
            return EnglishFormatNames.foreign(name)
        case NumberCodes.byteLength.met, NumberCodes.byteLength.tooLow, NumberCodes.byteLength.tooHigh:
            return EnglishAmounts.counted(measured.fact.integer ?? 0, "byte of UTF-8", "bytes of UTF-8")
        default: break
        }
        if measured.unit == .seconds, let seconds = measured.value {
            // What is beyond a limit must not look as if it were the limit.
            let bound = finding.headroom.flatMap { finding.limit?.bound($0.side)?.number }
            let amount = EnglishAmounts.seconds(seconds, apartFrom: bound)
            guard let uncertainty = measured.uncertainty else { return amount }
            // "2.6 ± 0.2 s", but "14 min 2.0 s ± 12.0 s".
            let isShort = seconds.magnitude < 119 && uncertainty < 119
            return "\(isShort ? String(amount.dropLast(2)) : amount) ± \(EnglishAmounts.seconds(uncertainty))"
        }
        guard let unit = measured.unit, let value = measured.value, let uncertainty = measured.uncertainty else {
            return text(measured.fact, measured.unit)
        }
        return estimate(value, uncertainty, unit)
    }

    /// "38.0 ± 3.0 dB".
    private static func estimate(_ value: Double, _ uncertainty: Double, _ unit: Quantity.Unit) -> String {
        let places = unit == .hertz ? 0 : 2
        func number(_ value: Double) -> String {
            places == 0
                ? "\(Int64(max(-1e15, min(1e15, value.rounded()))))" : EnglishAmounts.decimal(value, places: places)
        }
        let amount = "\(number(value)) ± \(number(uncertainty))"
        return unit == .score ? amount : "\(amount) \(unit.rawValue)"
    }

    /// "500 ms short of 10 s", "5.0 s below the maximum of 75 s".
    static func headroom(of finding: Finding) -> String? {
        guard let headroom = finding.headroom else { return nil }
        let distance = distance(headroom, of: finding)
        let isLower = headroom.side == .minimum
        let bound = finding.limit?.bound(headroom.side)
        if finding.limit?.kind == "package.size" {
            let greatest = EnglishAmounts.bytes(bound?.value.integer ?? 0)
            return "\(distance) \(finding.outcome == .fail ? "over" : "below") the maximum of \(greatest)"
        }
        let limit = bound?.notation ?? ""
        // What is passed is told by the code, also where recordings are missing that might change it.
        if passed.contains(finding.code) || finding.outcome == .fail || headroom.value < 0 {
            if headroom.value == 0 { return "exactly at the limit" }
            return isLower ? "\(distance) short of \(limit)" : "\(distance) over \(limit)"
        }
        return isLower ? "\(distance) above the minimum of \(limit)" : "\(distance) below the maximum of \(limit)"
    }

    private static let passed = Set(NumberCodes.all.flatMap { [$0.tooLow, $0.tooHigh] })

    /// The distance from a limit, without its sign.
    static func distance(_ headroom: Headroom, of finding: Finding) -> String {
        let magnitude = abs(headroom.value)
        let whole = headroom.distance.integer.map { Int64(clamping: $0.magnitude) } ?? 0
        switch headroom.unit {
        case .seconds: return magnitude < 0.001 ? "less than 1 ms" : EnglishAmounts.seconds(magnitude)
        case .recordings, .characters: return EnglishAmounts.grouped(whole)
        case .bytes where finding.limit?.kind == NumberCodes.byteLength.kind: return EnglishAmounts.grouped(whole)
        case .channels: return EnglishAmounts.counted(whole, "channel", "channels")
        case let unit where unit.hasFractions: return text(.number(magnitude), unit)
        default: return text(.integer(whole), headroom.unit)
        }
    }

    /// A number with its unit, or a name.
    static func text(_ fact: Fact, _ unit: Quantity.Unit?) -> String {
        if let text = fact.text { return text }
        guard let unit, let number = fact.number else { return "" }
        // A number with a fraction of what has none is from a document that somebody else made.
        let whole = fact.integer ?? (abs(number) < 9e18 ? Int64(number) : number < 0 ? .min : .max)
        return switch unit {
        case .seconds: EnglishAmounts.seconds(number)
        case .bytes: EnglishAmounts.bytes(whole)
        case .hertz: EnglishAmounts.hertz(whole)
        case .bits: "\(whole) bit"
        case .bitsPerSecond: EnglishAmounts.bitsPerSecond(whole)
        case .channels: EnglishAmounts.channels(whole)
        case .recordings: EnglishAmounts.counted(whole, "recording", "recordings")
        case .characters: EnglishAmounts.counted(whole, "character", "characters")
        case .frames: EnglishAmounts.counted(whole, "sample", "samples")
        case .score: EnglishAmounts.decimal(number, places: 2)
        case .decibels, .decibelsFullScale, .decibelsTruePeak, .loudnessUnits, .loudnessUnitsFullScale:
            "\(EnglishAmounts.decimal(number, places: 2)) \(unit.rawValue)"
        case .percent: "\(EnglishAmounts.decimal(number, places: 4)) %"
        case .integer: "\(whole)"
        }
    }

    /// The unit of a number that is one of a list.
    static func unit(of codes: NumberCodes) -> Quantity.Unit? {
        switch codes {
        case .sampleRate: .hertz
        case .channels: .channels
        case .bitDepth: .bits
        case .bitRate: .bitsPerSecond
        default: nil
        }
    }
}
