import VendorClients

/// What to do about Alibaba's codes that say more than their kind, the narrower ones first.
enum AlibabaCodeAdvice {
    static let all: [CodeAdvice.Entry] = [
        CodeAdvice.Entry(
            "OperationDenied.Suspended",
            "The service is suspended since the account is in arrears: settle it, then run the same command again."),
        CodeAdvice.Entry(
            "OperationDenied",
            "The service is not activated for this account: activate Intelligent Media Services in the console, then run "
                + "the same command again."),
        CodeAdvice.Entry("Forbidden", lackingRight), CodeAdvice.Entry("NoPermission", lackingRight),
        CodeAdvice.Entry("AccessDenied", lackingRight),
    ]

    /// The RAM action of each operation: those of the service by the documents of its operations, those of OSS by the
    /// document "Grant access to OSS by using RAM policies".
    static let actions: [String: String] = [
        "CreateCustomizedVoiceJob": "ice:CreateCustomizedVoiceJob",
        "CreateUploadMedia": "ice:CreateUploadMedia",
        "DetectAudioForCustomizedVoiceJob": "ice:DetectAudioForCustomizedVoiceJob",
        "GetCustomizedVoiceJob": "ice:GetCustomizedVoiceJob",
        "GetDemonstrationForCustomizedVoiceJob": "ice:GetDemonstrationForCustomizedVoiceJob",
        "GetMediaInfo": "ice:GetMediaInfo",
        "ListCustomizedVoiceJobs": "ice:ListCustomizedVoiceJobs",
        "RefreshUploadMedia": "ice:RefreshUploadMedia",
        "RegisterMediaInfo": "ice:RegisterMediaInfo",
        "SubmitCosyVoiceCustomizedVoiceJob": "ice:SubmitCosyVoiceCustomizedVoiceJob",
        "SubmitCustomizedVoiceJob": "ice:SubmitCustomizedVoiceJob",
        "SubmitStandardCustomizedVoiceJob": "ice:SubmitStandardCustomizedVoiceJob",
        "AbortMultipartUpload": "oss:AbortMultipartUpload",
        "CompleteMultipartUpload": "oss:PutObject",
        "HEAD": "oss:GetObject",
        "InitiateMultipartUpload": "oss:PutObject",
        "ListParts": "oss:ListParts",
        "PUT": "oss:PutObject",
        "UploadPart": "oss:PutObject",
    ]

    @Sendable private static func lackingRight(_ failure: VendorFailure) -> String {
        guard let action = actions[failure.operation] else {
            return
                "The RAM user or role lacks the right to call \(failure.operation): grant it, then run the same command "
                + "again."
        }
        let resource = action.hasPrefix("oss:") ? "for your bucket" : "for the resource *"
        return
            "The RAM user or role lacks a right: grant it the action \(action) \(resource) in a RAM policy, then run the "
            + "same command again."
    }
}
