package import Foundation

/// When a request is signed, and the number that is used once for it: signers are functions of these, never of a clock.
package struct SigningMoment: Hashable, Sendable {
    /// The time, which the vendors compare with their own clock.
    package var date: Date
    /// A text of 32 hexadecimal digits that no other request bears.
    package var nonce: String

    /// A moment from its parts.
    package init(date: Date, nonce: String) {
        self.date = date
        self.nonce = nonce
    }

    /// Seconds since 1970, as Tencent states time.
    package var unixSeconds: Int64 { Int64(date.timeIntervalSince1970.rounded(.down)) }

    /// As in `20260102T030405Z`, as Huawei and OSS state time.
    package var basicTimestamp: String {
        wholeSeconds.formatted(Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted))
    }

    /// As in `2026-01-02T03:04:05Z`, as ACS3 states time.
    package var extendedTimestamp: String { wholeSeconds.formatted(.iso8601) }

    private var wholeSeconds: Date { Date(timeIntervalSince1970: Double(unixSeconds)) }
}
