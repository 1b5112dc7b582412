import Foundation

/// Times as HTTP writes them: the preferred form of RFC 9110, 5.6.7.
enum HTTPDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// The time that `text` states, as `Sun, 06 Nov 1994 08:49:37 GMT`; nil if it is not one.
    static func date(_ text: String) -> Date? {
        let pattern = /[A-Za-z]{3}, ([0-9]{2}) ([A-Za-z]{3}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT/
        guard let match = text.wholeMatch(of: pattern), let month = months.firstIndex(of: String(match.output.2)) else {
            return nil
        }
        var parts = DateComponents()
        parts.year = Int(match.output.3)
        parts.month = month + 1
        parts.day = Int(match.output.1)
        parts.hour = Int(match.output.4)
        parts.minute = Int(match.output.5)
        parts.second = Int(match.output.6)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(from: parts)
    }
}

extension HTTPResponse {
    /// The server's clock, by the header Date; nil where it states none.
    var date: Date? { header("Date").flatMap(HTTPDate.date) }

    /// How long the server asks to wait by the header Retry-After (RFC 9110, 10.2.3), in milliseconds; nil where it
    /// states nothing, or more than a day.
    var retryAfterMilliseconds: Int64? {
        guard let text = header("Retry-After") else { return nil }
        let seconds =
            Int64(text)
            ?? HTTPDate.date(text).flatMap { then in date.map { Int64(then.timeIntervalSince($0).rounded(.up)) } }
        return seconds.flatMap { (0...86_400).contains($0) ? $0 * 1000 : nil }
    }
}
