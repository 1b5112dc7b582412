import PreflightModel

/// Numbers with their units as people write and read them in English.
enum EnglishAmounts {
    /// `9.5 s`, `14 min 18.0 s`, with as many decimals as it needs: at least one, three as a rule, six where `other`
    /// would look the same.
    static func seconds(_ value: Double, apartFrom other: Double? = nil) -> String {
        let short = seconds(value, places: 3)
        guard let other, other != value, seconds(other, places: 3) == short else { return short }
        return seconds(value, places: 6)
    }

    /// Rounded first and split into minutes then, so that 14 min 59.9996 s is 15 min 0.0 s.
    private static func seconds(_ value: Double, places: Int) -> String {
        let unitsPerSecond: Int64 = places == 3 ? 1_000 : 1_000_000
        guard value.magnitude < 1e9 else { return decimal(value, places: 1) + " s" }
        // In nanoseconds first: half a millisecond is not exact in binary, and would be rounded down as often as up.
        let nanoseconds = Int64((value * 1e9).rounded())
        let unit = 1_000_000_000 / unitsPerSecond
        let units = (nanoseconds + (nanoseconds < 0 ? -unit / 2 : unit / 2)) / unit
        let (minutes, rest) = units.quotientAndRemainder(dividingBy: 60 * unitsPerSecond)
        guard minutes >= 2 else { return decimal(Double(units) / Double(unitsPerSecond), places: places) + " s" }
        return "\(minutes) min \(decimal(Double(rest) / Double(unitsPerSecond), places: places)) s"
    }

    /// Bytes with thousands separators, and in a unit people know where there are many.
    static func bytes(_ value: Int64) -> String {
        let exact = counted(value, "byte", "bytes")
        guard value.magnitude >= 1_000_000 else { return exact }
        return "\(exact) (\(decimal(Double(value) / 1_000_000, places: 1)) MB)"
    }

    static func hertz(_ value: Int64) -> String { "\(value) Hz" }

    static func bitsPerSecond(_ value: Int64) -> String {
        value % 1000 == 0 ? "\(value / 1000) kbit/s" : decimal(Double(value) / 1000, places: 1) + " kbit/s"
    }

    static func counted(_ value: Int64, _ singular: String, _ plural: String) -> String {
        "\(grouped(value)) \(value == 1 ? singular : plural)"
    }

    static func channels(_ value: Int64) -> String {
        switch value {
        case 1: "mono"
        case 2: "stereo"
        default: "\(value) channels"
        }
    }

    static func grouped(_ value: Int64) -> String {
        let digits = String(value.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (value < 0 ? "-" : "") + text
    }

    /// A number with up to `places` decimals and at least one.
    static func decimal(_ value: Double, places: Int) -> String {
        var scale: Int64 = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = (value.magnitude * Double(scale)).rounded()
        guard scaled < 9e17 else { return "\(value)" }
        let units = Int64(scaled)
        var fraction = String(units % scale)
        while fraction.count < places { fraction = "0" + fraction }
        while fraction.count > 1, fraction.last == "0" { fraction.removeLast() }
        return (value < 0 && units > 0 ? "−" : "") + "\(units / scale).\(fraction)"
    }
}
