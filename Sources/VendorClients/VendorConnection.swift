public import Foundation

/// What every client needs besides its credentials: a way out, a clock, and numbers that are used once.
public struct VendorConnection: Sendable {
    /// The way out.
    public var transport: any HTTPTransport
    /// The time now.
    public var now: @Sendable () -> Date
    /// 32 hexadecimal digits, new at every call.
    public var nonce: @Sendable () -> String

    /// A connection from its parts.
    public init(
        transport: any HTTPTransport, now: @escaping @Sendable () -> Date, nonce: @escaping @Sendable () -> String
    ) {
        self.transport = transport
        self.now = now
        self.nonce = nonce
    }

    /// When a request that is made now is signed; each attempt needs its own.
    public func signingMoment() -> SigningMoment { SigningMoment(date: now(), nonce: nonce()) }
}
