import TestSupport
import Testing

@testable import RulesEngine

@Suite("A calendar date", .timeLimited)
struct CalendarDateTests {
    @Test("is read and written", arguments: ["2027-01-31", "2024-02-29", "2000-02-29", "0001-12-31"])
    func valid(text: String) { #expect(CalendarDate(text)?.description == text) }

    @Test(
        "is refused where the calendar has none such",
        arguments: [
            "", "2027-02-29", "1900-02-29", "2027-13-01", "2027-00-10", "2027-04-31", "2027-1-31", "27-01-31",
            "2027-01-31T00:00", "2027-01-0", "+027-01-31", "２０２７-01-31", "0000-01-01",
        ])
    func invalid(text: String) { #expect(CalendarDate(text) == nil) }

    @Test("is ordered by time")
    func order() throws {
        let dates = try ["2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"].map { try #require(CalendarDate($0)) }
        #expect(dates.shuffled().sorted() == dates)
    }
}
