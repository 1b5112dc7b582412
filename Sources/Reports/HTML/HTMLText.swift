/// Text as a web page may hold it: shown, never run.
enum HTMLText {
    /// The text with its invisible characters written out, as on a terminal, and everything escaped that means something
    /// in content or in a quoted attribute.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in TerminalText.visible(text).unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The address as a link, or as mere text where it is none of the web: users write their own profiles.
    static func link(_ address: String) -> String {
        guard let target = WebAddress.link(address) else { return escaped(address) }
        return "<a href=\"\(escaped(target))\" rel=\"noreferrer\">\(escaped(address))</a>"
    }

    /// A number with at most two decimals and no exponent, as SVG takes it; 0 for what is none.
    static func number(_ value: Double) -> String {
        let scaled = (value * 100).rounded()
        guard scaled.isFinite, abs(scaled) < 1e15 else { return "0" }
        let hundredths = Int64(scaled)
        let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
        let sign = hundredths < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(whole)" }
        return rest % 10 == 0 ? "\(sign)\(whole).\(rest / 10)" : "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// A share of a width, from 0 to 1, as `12.5%`.
    static func percent(_ share: Double) -> String { number(share * 100) + "%" }
}
