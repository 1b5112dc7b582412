import FlyingFox
import Foundation

extension SandboxRequestHead {
    /// The head of a request as FlyingFox hands it over.
    init(_ request: HTTPRequest) {
        self.init(
            method: request.method.rawValue, path: request.target.path(percentEncoded: true),
            query: request.target.query(percentEncoded: true),
            headers: request.headers.map { Header(name: $0.key.rawValue, value: $0.value) })
    }
}

extension SandboxAnswer {
    /// A page that no vendor sent.
    static let proxyPage = SandboxAnswer(
        headers: [("Content-Type", "text/html")],
        body: Array("<html><head><title>Please wait</title></head><body>Please wait.</body></html>".utf8))

    /// To another host, which nobody must follow with a signed request; the name can never exist (RFC 6761, 6.4).
    static let redirect = SandboxAnswer(
        status: 301, headers: [("Location", "https://elsewhere.invalid/")], body: [])

    /// Makes the checksums that the answer states those of other bytes.
    mutating func falsifyChecksum() {
        for index in headers.indices {
            switch headers[index].name.lowercased() {
            case "x-oss-hash-crc64ecma", "x-cos-hash-crc64ecma":
                headers[index].value = "\((UInt64(headers[index].value) ?? 0) ^ 1)"
            case "etag":
                // Backwards it is in quotes too, and of the same length.
                headers[index].value = String(headers[index].value.reversed())
            default: break
            }
        }
    }

    /// The answer as FlyingFox sends it.
    func response(head: SandboxRequestHead, pause: Duration? = nil) -> HTTPResponse {
        var fields = HTTPHeaders()
        for header in headers { fields.addValue(header.value, for: HTTPHeader(header.name)) }
        let code = HTTPStatusCode(status, phrase: HTTPPhrase.text(status))
        // An answer to HEAD states the length of the body that a GET would have had, and has none.
        if head.method == "HEAD", header("Content-Length") == nil {
            fields[.contentLength] = String(body.count)
        }
        let sent = head.method == "HEAD" ? [] : body
        guard let pause, !sent.isEmpty else {
            return HTTPResponse(statusCode: code, headers: fields, body: Data(sent))
        }
        let bytes = HTTPBodySequence(from: SlowBytes(bytes: sent, pause: pause), count: sent.count)
        return HTTPResponse(statusCode: code, headers: fields, body: bytes)
    }
}

/// Reason phrases (RFC 9110, 15) of the statuses that the vendors use.
enum HTTPPhrase {
    static func text(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 307: "Temporary Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 409: "Conflict"
        case 411: "Length Required"
        case 413: "Content Too Large"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        default: "Status \(status)"
        }
    }
}

/// Times as HTTP writes them (RFC 9110, 5.6.7).
enum HTTPDate {
    /// As `Sun, 06 Nov 1994 08:49:37 GMT`.
    static func text(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.weekday, .year, .month, .day, .hour, .minute, .second], from: date)
        let (day, month, year) = (parts.day ?? 1, parts.month ?? 1, parts.year ?? 1970)
        let time = [parts.hour, parts.minute, parts.second].map { twoDigits($0 ?? 0) }.joined(separator: ":")
        return "\(days[(parts.weekday ?? 1) - 1]), \(twoDigits(day)) \(months[month - 1]) \(year) \(time) GMT"
    }

    private static let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
