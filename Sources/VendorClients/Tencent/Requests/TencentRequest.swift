/// An operation of Tencent Cloud VOD, version 2018-07-17, as its documents describe it.
package struct TencentOperation: Hashable, Sendable {
    /// The API's own name.
    package var name: String
    /// How many requests a second an account may make.
    package var requestsPerSecond: Int
    /// Whether `X-TC-Region` must be stated.
    package var isRegionRequired: Bool

    /// An operation from its parts.
    package init(_ name: String, requestsPerSecond: Int, isRegionRequired: Bool = false) {
        self.name = name
        self.requestsPerSecond = requestsPerSecond
        self.isRegionRequired = isRegionRequired
    }
}

/// What an operation is asked with: encoded, its JSON body under the vendor's names.
package protocol TencentRequest: Encodable, Hashable, Sendable {
    /// What the operation answers, within `Response`.
    associatedtype Response: Decodable, Hashable, Sendable

    /// The operation.
    static var operation: TencentOperation { get }

    /// Whether the answer holds credentials, so that no part of it may be shown.
    static var respondsWithSecrets: Bool { get }

    /// Everything that the documents forbid, in the order of the document's parameters; empty for a request that may be
    /// sent.
    var mistakes: [RequestMistake] { get }
}

extension TencentRequest {
    /// Most answers hold no credentials.
    package static var respondsWithSecrets: Bool { false }
}
