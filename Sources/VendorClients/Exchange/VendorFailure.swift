package import Foundation
package import PreflightModel

/// A vendor's call that did not succeed: what happened, in the vendor's own code and words where it said any.
package struct VendorFailure: Error, Hashable, Sendable {
    /// What a caller does about it.
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nothing reached the vendor; asking again is safe.
        case unreachable
        /// The request may have taken effect, and its answer was lost or is unreadable: look before asking again.
        case answerLost
        /// The vendor is asked too often and did nothing; the same request later.
        case throttled
        /// The vendor failed (5xx) and may have taken the request or not.
        case unavailable
        /// The vendor refused the request; the same one will be refused again.
        case refused
        /// What was asked for does not exist, or no longer.
        case notFound
        /// The credentials are missing rights, wrong, or locked.
        case unauthorized
        /// A temporary credential or a presigned URL of the vendor's has expired; it gives a fresh one.
        case expired
        /// The caller's own credentials are temporary and have expired; only the caller has new ones.
        case credentialsExpired
        /// This machine's clock and the vendor's are too far apart.
        case clockSkew
        /// The vendor sends elsewhere; signed requests are not sent after it.
        case redirected
        /// The bytes that arrived are not the bytes that were sent.
        case corrupted
        /// A file of ours cannot be read while it is sent.
        case unreadableBody
        /// The caller gave up.
        case cancelled

        /// What a status says by itself, where the vendor's own code says no more.
        init(status: Int) {
            self =
                switch status {
                case 300...399: .redirected
                case 401, 403, 407: .unauthorized
                case 404: .notFound
                case 429: .throttled
                case 408, 500...: .unavailable
                case 400...499: .refused
                default: .answerLost
                }
        }
    }

    /// What two clocks said at about the same moment.
    package struct Clocks: Hashable, Sendable {
        /// This machine's.
        package var ours: Date
        /// The vendor's, which states whole seconds.
        package var vendors: Date

        /// What two clocks said.
        package init(ours: Date, vendors: Date) {
            self.ours = ours
            self.vendors = vendors
        }
    }

    /// The vendor.
    package var vendor: Vendor
    /// The operation, by the vendor's name for it; `PUT` and the like for objects.
    package var operation: String
    /// What a caller does about it.
    package var kind: Kind
    /// The vendor's own code, as it came.
    package var code: String?
    /// The vendor's own words, or the transport's, without secrets.
    package var message: String
    /// The HTTP status; nil where no answer came.
    package var status: Int?
    /// The vendor's number for the request, which its support asks for.
    package var requestID: String?
    /// How long the vendor asks to wait, in milliseconds.
    package var retryAfterMilliseconds: Int64?
    /// What the clocks said when the answer came; nil where it does not state the vendor's.
    package var clocks: Clocks?

    /// A failure from its parts.
    package init(
        vendor: Vendor, operation: String, kind: Kind, code: String? = nil, message: String, status: Int? = nil,
        requestID: String? = nil, retryAfterMilliseconds: Int64? = nil, clocks: Clocks? = nil
    ) {
        self.vendor = vendor
        self.operation = operation
        self.kind = kind
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.retryAfterMilliseconds = retryAfterMilliseconds
        self.clocks = clocks
    }

    /// A transport's failure as one of an operation.
    package init(_ failure: TransportFailure, vendor: Vendor, operation: String) {
        let kind: Kind =
            switch failure.kind {
            case .unreachable: .unreachable
            case .answerLost, .answerTooLarge: .answerLost
            case .cancelled: .cancelled
            case .unreadableBody: .unreadableBody
            }
        self.init(vendor: vendor, operation: operation, kind: kind, message: failure.message)
    }
}
