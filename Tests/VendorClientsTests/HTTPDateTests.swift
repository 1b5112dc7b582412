import Foundation
import PreflightModel
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct HTTPDateTests {
    @Test func `reads the preferred form, and nothing else`() {
        #expect(HTTPDate.date("Sun, 06 Nov 1994 08:49:37 GMT") == Date(timeIntervalSince1970: 784_111_777))
        for text in ["Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nev 1994 08:49:37 GMT", "", "784111777"] {
            #expect(HTTPDate.date(text) == nil)
        }
    }

    @Test(
        arguments: [
            ("7", 7000), ("0", 0), ("86400", 86_400_000), ("86401", nil), ("-1", nil), ("soon", nil),
            ("Sun, 06 Nov 1994 08:50:37 GMT", 60_000), ("Sun, 06 Nov 1994 08:48:37 GMT", nil),
        ] as [(String, Int64?)])
    func `reads how long the server asks to wait, in seconds or as a date by its own clock`(
        text: String, wait: Int64?
    ) {
        let response = HTTPResponse(
            status: 429, headers: [.init("date", "Sun, 06 Nov 1994 08:49:37 GMT"), .init("retry-after", text)])
        #expect(response.retryAfterMilliseconds == wait)
    }

    @Test func `keeps the vendor's own words for the pause, and adds both clocks`() {
        let response = HTTPResponse(
            status: 403,
            headers: [.init("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), .init("Retry-After", "7")])
        let now = Date(timeIntervalSince1970: 784_110_577)
        var failure = VendorFailure(vendor: .alibaba, operation: "PUT", kind: .clockSkew, message: "off")
        #expect(failure.with(response, at: now).retryAfterMilliseconds == 7000)
        #expect(
            failure.with(response, at: now).clocks
                == VendorFailure.Clocks(ours: now, vendors: Date(timeIntervalSince1970: 784_111_777)))
        failure.retryAfterMilliseconds = 20
        #expect(failure.with(response, at: now).retryAfterMilliseconds == 20)
        #expect(failure.with(HTTPResponse(status: 403), at: now).clocks == nil)
    }
}
