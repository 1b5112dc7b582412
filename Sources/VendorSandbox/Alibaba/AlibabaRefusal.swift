/// A refusal of the media services, in their form.
struct AlibabaRefusal: Error {
    var status: Int
    var code: String
    var message: String

    init(_ status: Int, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static func missing(_ parameter: String) -> AlibabaRefusal {
        AlibabaRefusal(400, "Missing\(parameter)", "\(parameter) is mandatory for this action.")
    }

    static func invalid(_ parameter: String, _ why: String = "") -> AlibabaRefusal {
        AlibabaRefusal(
            400, "InvalidParameter",
            "The specified parameter \"\(parameter)\" is not valid." + (why.isEmpty ? "" : " \(why)"))
    }

    static func notFound(_ what: String) -> AlibabaRefusal {
        AlibabaRefusal(404, "ResourceNotFound", "The specified resource \(what) does not exist.")
    }

    func answer(_ request: SandboxRequest) -> SandboxAnswer {
        .json(
            [
                "RequestId": request.id.uppercased(), "HostId": request.head.header("host") ?? "", "Code": code,
                "Message": message, "Recommend": "https://api.aliyun.com/troubleshoot?q=\(code)&product=ICE",
            ], status: status)
    }
}
