/// A refusal of OSS, in its form.
struct OSSRefusal: Error {
    var status: Int
    var code: String
    var message: String
    /// More elements of the answer, such as what the service signed.
    var details: [(String, String)] = []

    init(_ status: Int, _ code: String, _ message: String, details: [(String, String)] = []) {
        self.status = status
        self.code = code
        self.message = message
        self.details = details
    }

    func answer(_ request: SandboxRequest) -> SandboxAnswer {
        let elements =
            [("Code", code), ("Message", message), ("RequestId", OSSXML.requestID(request))]
            + [("HostId", request.head.header("host") ?? "")] + details
        let text = OSSXML.document("Error", elements.map { OSSXML.element($0.0, $0.1) }.joined())
        guard request.head.method == "HEAD" else {
            return .xml(text, status: status, headers: [("x-oss-request-id", OSSXML.requestID(request))])
        }
        return SandboxAnswer(
            status: status,
            headers: [
                ("x-oss-request-id", OSSXML.requestID(request)),
                ("x-oss-err", OSSXML.base64(text)),
            ])
    }
}
