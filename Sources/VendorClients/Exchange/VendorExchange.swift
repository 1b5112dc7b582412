import PreflightModel

/// One request to a vendor and its answer: signed anew, sent once, witnessed and read.
///
/// What a service says may quote what it was asked with. So its words reach a failure through `shown` and `excerpt` alone,
/// which take the secrets out before they cut anything short, and every failure is searched once more on its way out.
struct VendorExchange: Sendable {
    /// The vendor.
    var vendor: Vendor
    /// The operation, by the vendor's name for it; `PUT` and the like for objects.
    var operation: String
    /// The way out, the clock, and the numbers that are used once.
    var connection: VendorConnection
    /// What proves who asks, and what is a right by itself, such as a presigned address.
    var secrets: [Secret]
    /// Whether answers hold secrets of their own, such as a temporary credential, so that nothing of them is quoted.
    var answersWithSecrets = false
    /// Adds what proves who asks, at the moment of an attempt; nothing where the address proves it.
    var sign: @Sendable (HTTPRequest, SigningMoment) -> HTTPRequest = { request, _ in request }
    /// The vendor's number for the request, as an answer states it; nil where it states none.
    var requestID: @Sendable (HTTPResponse) -> String?

    /// Sends a request once, and reads the answer.
    ///
    /// - Parameters:
    ///   - progress: Called with the number of body bytes sent so far, in ascending order.
    ///   - read: Makes of an answer, whatever its status, what it says.
    /// - Throws: `VendorFailure`, with what the answer's headers say besides, and without secrets.
    func send<Response>(
        _ request: HTTPRequest, progress: (@Sendable (_ bytesSent: Int64) -> Void)? = nil,
        read: (HTTPResponse) throws(VendorFailure) -> Response
    ) async throws(VendorFailure) -> Response {
        do throws(VendorFailure) {
            let signed = sign(request, connection.signingMoment())
            let response: HTTPResponse
            do throws(TransportFailure) {
                response = try await connection.transport.send(signed, progress: progress)
            } catch {
                throw VendorFailure(error, vendor: vendor, operation: operation)
            }
            VendorResponse(
                vendor, operation, response, requestID: requestID(response).map { shown($0, limit: Self.longestName) }
            ).arrived()
            do throws(VendorFailure) {
                return try read(response)
            } catch {
                throw error.with(response, at: connection.now())
            }
        } catch {
            throw redacted(error)
        }
    }

    // MARK: Failures

    /// The longest code or number of a request that is kept, in characters.
    private static let longestName = 128
    /// The longest words of a vendor's that are kept, in characters: they may name several media by their IDs.
    private static let longestWords = 1000

    /// What an answer means that is not a success.
    ///
    /// - Parameters:
    ///   - code: The vendor's own code, as it came.
    ///   - words: The vendor's own words, as they came; nil for the front of the answer.
    ///   - requestID: The vendor's number for the request from the body, where the headers state none.
    func failure(
        _ kind: VendorFailure.Kind, _ response: HTTPResponse, code: String? = nil, words: String? = nil,
        requestID stated: String? = nil
    ) -> VendorFailure {
        failure(
            kind, response, code: code, message: words.map { shown($0, limit: Self.longestWords) } ?? excerpt(response),
            requestID: stated)
    }

    /// The same with a message of ours.
    func failure(
        _ kind: VendorFailure.Kind, _ response: HTTPResponse, code: String? = nil, message: String,
        requestID stated: String? = nil
    ) -> VendorFailure {
        VendorFailure(
            vendor: vendor, operation: operation, kind: kind, code: code.map { shown($0, limit: Self.longestName) },
            message: message, status: response.status,
            requestID: (requestID(response) ?? stated).map { shown($0, limit: Self.longestName) })
    }

    /// An answer of success that does not say what it has to: the request took effect, and what it made is not known.
    ///
    /// - Parameter reason: What is wrong with it, behind "the answer".
    func unreadable(_ response: HTTPResponse, because reason: String? = nil) -> VendorFailure {
        let reason = reason ?? "does not match the documentation of \(operation)"
        return failure(.answerLost, response, message: "the answer \(reason): \(excerpt(response))")
    }

    // MARK: Words

    /// The front of what came from outside: on one line, without secrets and control characters.
    ///
    /// - Parameter limit: How many characters at most.
    func shown(_ text: String, limit: Int = 200) -> String { text.redacting(secrets).shown(limit: limit) }

    /// What an answer is quoted by where it is not what its document says.
    func excerpt(_ response: HTTPResponse) -> String {
        if (300...399).contains(response.status) {
            // Without path and query, which may say who asked.
            let goal = response.header("Location")?.prefixMatch(of: /(?i)https?:\/\/[^\/?#]+/)
                .flatMap { Endpoint(String($0.output)) }
            return "HTTP \(response.status): the service redirects\(goal.map { " to \($0)" } ?? "")"
        }
        // A page of something in between knows no secret of the service's.
        let isPage = response.body.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "<")
        guard isPage || !answersWithSecrets else {
            return "HTTP \(response.status) with \(response.body.count) bytes"
        }
        // Enough for every secret that begins in what is shown.
        let front = shown(String(decoding: response.body.prefix(65_536), as: UTF8.self))
            .split(separator: " ").joined(separator: " ")
        return front.isEmpty
            ? "HTTP \(response.status) with an empty body" : "HTTP \(response.status), beginning \"\(front)\""
    }

    private func redacted(_ failure: VendorFailure) -> VendorFailure {
        var failure = failure
        failure.message = failure.message.redacting(secrets)
        failure.code = failure.code?.redacting(secrets)
        failure.requestID = failure.requestID?.redacting(secrets)
        return failure
    }
}
