/// What Tencent's API says instead of an answer, with HTTP 200.
struct TencentRefusal: Error, Hashable {
    /// The vendor's code.
    let code: String
    let message: String

    init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }

    // MARK: Of every API

    static func invalidAuthorization(_ reason: String) -> TencentRefusal {
        TencentRefusal("AuthFailure.InvalidAuthorization", "The request header `Authorization` is invalid: \(reason).")
    }
    static let unknownSecretID = TencentRefusal("AuthFailure.SecretIdNotFound", "The SecretId is not found.")
    static let wrongSignature = TencentRefusal(
        "AuthFailure.SignatureFailure",
        "The provided credentials could not be validated. Please check your signature is correct.")
    static let wrongToken = TencentRefusal("AuthFailure.TokenFailure", "The token is invalid or has expired.")

    static func signatureExpired(_ timestamp: Int64, now: Int64) -> TencentRefusal {
        TencentRefusal(
            "AuthFailure.SignatureExpire",
            "The signature has expired: the request says \(timestamp), the server \(now), more than 300 seconds apart.")
    }

    static func missing(_ name: String) -> TencentRefusal {
        TencentRefusal("MissingParameter", "The request is missing a required parameter `\(name)`.")
    }
    static func unknown(_ name: String) -> TencentRefusal {
        TencentRefusal("UnknownParameter", "The parameter `\(name)` is not recognized.")
    }
    static func wrongType(_ name: String, _ type: String) -> TencentRefusal {
        TencentRefusal("InvalidParameter", "The value type of parameter `\(name)` is not valid; it is \(type).")
    }
    static func value(_ name: String, _ reason: String, code: String = "InvalidParameterValue") -> TencentRefusal {
        TencentRefusal(code, "The value of parameter `\(name)` is not valid: \(reason).")
    }
    static let notJSON = TencentRefusal("InvalidParameter", "The body is not a JSON object.")
    static let tooLarge = TencentRefusal("RequestSizeLimitExceeded", "The request is larger than 10 MB.")
    static let onlyPost = TencentRefusal("UnsupportedProtocol", "Only POST with a JSON body is simulated here.")

    static func noSuchAction(_ name: String) -> TencentRefusal {
        TencentRefusal("InvalidAction", "The request action=\(name) is invalid or not found.")
    }
    static let noSuchVersion = TencentRefusal("NoSuchVersion", "The version does not exist; vod has 2018-07-17.")

    static func tooOften(_ operation: String, limit: Int) -> TencentRefusal {
        TencentRefusal(
            "RequestLimitExceeded",
            "Your current request times of \(operation) equals to \(limit + 1) in a second, which exceeds the frequency "
                + "limit \(limit) for a second. Please reduce the frequency of calls.")
    }
    static let broken = TencentRefusal("InternalError", "Internal error.")
}
