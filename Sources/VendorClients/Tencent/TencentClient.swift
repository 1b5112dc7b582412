import Foundation
import PreflightModel

/// Asks Tencent Cloud VOD, one attempt for each call, signed afresh.
package struct TencentClient: Sendable {
    /// The version of the API.
    package static let version = "2018-07-17"
    /// The most bytes of a signed POST.
    package static let greatestBody = 10 * 1024 * 1024

    /// Who asks.
    package var credentials: TencentCredentials
    /// Where the API listens.
    package var endpoint: Endpoint
    /// The region, stated for the operations that need one.
    package var region: String
    /// The way out, the clock, and the numbers that are used once.
    package var connection: VendorConnection

    private let signer = TencentSigner()

    /// A client of a site.
    ///
    /// - Parameters:
    ///   - site: The site that the credentials are of.
    ///   - endpoint: Another place than the site's own, such as a sandbox.
    ///   - region: Another region than the site's first.
    package init(
        credentials: TencentCredentials, site: TencentSite = .international, endpoint: Endpoint? = nil,
        region: String? = nil, connection: VendorConnection
    ) {
        self.credentials = credentials
        self.endpoint = endpoint ?? site.endpoint
        self.region = region ?? site.region
        self.connection = connection
    }

    /// What would be sent, unsigned.
    ///
    /// - Throws: `RequestRefused` with everything that the documents forbid.
    package func request<Request: TencentRequest>(for request: Request) throws(RequestRefused) -> HTTPRequest {
        let operation = Request.operation
        var mistakes = request.mistakes
        if operation.isRegionRequired, region.isEmpty {
            mistakes.append(RequestMistake("Region", TencentWords.regionMissing))
        }
        let body = try Self.body(of: request)
        if body.count > Self.greatestBody {
            mistakes.append(
                RequestMistake(operation.name, TencentWords.bodyTooLarge(body.count, limit: Self.greatestBody)))
        }
        guard mistakes.isEmpty else { throw RequestRefused(operation: operation.name, mistakes: mistakes) }
        var headers = [
            HTTPRequest.Header("Content-Type", "application/json; charset=utf-8"),
            HTTPRequest.Header("X-TC-Action", operation.name), HTTPRequest.Header("X-TC-Version", Self.version),
            HTTPRequest.Header("X-TC-Language", "en-US"),
        ]
        if operation.isRegionRequired { headers.append(HTTPRequest.Header("X-TC-Region", region)) }
        return HTTPRequest(method: "POST", endpoint: endpoint, headers: headers, body: .bytes(body))
    }

    /// Asks once.
    ///
    /// - Throws: `RequestRefused` before anything is sent, `VendorFailure` afterwards.
    package func send<Request: TencentRequest>(_ request: Request) async throws -> Request.Response {
        let operation = Request.operation.name
        let unsigned = try self.request(for: request)
        if let plan = connection.plan { return try plan.response(to: request, unsigned, of: .tencent, operation) }
        let (signer, credentials) = (signer, credentials)
        let exchange = VendorExchange(
            vendor: .tencent, operation: operation, connection: connection, secrets: credentials.secrets,
            answersWithSecrets: Request.respondsWithSecrets,
            sign: { signer.sign($0, credentials: credentials, at: $1) }, requestID: { $0.statedRequestID })
        return try await exchange.send(unsigned) { response throws(VendorFailure) in
            try TencentErrors(exchange: exchange).response(Request.Response.self, in: response)
        }
    }

    /// Encoded once: the bytes that are signed are the bytes that are sent.
    private static func body<Request: TencentRequest>(of request: Request) throws(RequestRefused) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(request))
        } catch {
            let name = Request.operation.name
            throw RequestRefused(operation: name, mistakes: [RequestMistake(name, "\(error)")])
        }
    }
}
