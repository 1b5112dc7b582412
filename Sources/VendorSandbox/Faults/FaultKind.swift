/// Something that goes wrong by order.
enum FaultKind: String, CaseIterable, Sendable, Codable {
    /// The request takes effect, then the connection is closed without an answer.
    case dropAnswer = "drop-answer"
    /// The connection is closed before the body is read; there is no effect.
    case reset
    /// The request takes effect, and the answer's body comes byte by byte.
    case slow
    /// The request takes effect after a wait.
    case slowBefore = "slow-before"
    /// The request takes effect, and no answer ever comes; when all orders are cancelled, the connection is closed.
    case hang
    /// The request is never read; there is no effect and no answer, until all orders are cancelled as in `hang`.
    case hangBefore = "hang-before"
    /// The vendor's own way to say that something broke; no effect.
    case unavailable = "500"
    /// The vendor's own way to say that too much was asked; no effect.
    case throttle
    /// The object is stored, and the answer states the checksum of other bytes.
    case badCRC = "bad-crc"
    /// The URL or temporary credential is expired: as it is handed out, or as it is used.
    case expireURL = "expire-url"
    /// The request takes effect, and the answer is the HTML page of some proxy with status 200.
    case notJSON = "not-json"
    /// Status 301 to another host; no effect.
    case redirect
    /// The job's state in the answer is one that no document knows.
    case unknownState = "unknown-state"
    /// What the request is about does not exist, or no longer, in the vendor's own words; no effect.
    case gone
    /// The service's clock is 20 minutes ahead.
    case clockSkew = "clock-skew"
    /// The request takes effect, and the job that it starts comes to the end that the order names.
    case end

    /// How the clock is moved by `clockSkew`, in seconds; more than any vendor allows (15 minutes).
    static let clockSkewSeconds = 20.0 * 60
}
