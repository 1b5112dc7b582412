import Foundation

extension VendorFailure {
    /// The failure with what the headers of its answer say besides: the vendor's clock, and how long to wait.
    ///
    /// - Parameter now: This machine's clock when the answer came.
    func with(_ response: HTTPResponse, at now: Date) -> VendorFailure {
        var failure = self
        failure.retryAfterMilliseconds = retryAfterMilliseconds ?? response.retryAfterMilliseconds
        if let date = response.date, failure.clocks == nil { failure.clocks = Clocks(ours: now, vendors: date) }
        return failure
    }
}
