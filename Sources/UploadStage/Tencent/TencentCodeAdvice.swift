import VendorClients

/// What to do about Tencent's codes that say more than their kind (CreateAigcAudioClone, error codes).
enum TencentCodeAdvice {
    static let all: [CodeAdvice.Entry] = [
        CodeAdvice.Entry(
            "FailedOperation.InvalidVodUser",
            "The VOD service is not activated for this account: activate it in the VOD console, then run the same command "
                + "again."),
        CodeAdvice.Entry(
            "InvalidParameterValue.SubAppId",
            "Give the ID of a VOD application of this account with --parameter SubAppId=ID, then submit again."),
        CodeAdvice.Entry("UnauthorizedOperation") {
            "The sub-user or role lacks the right to call \($0.operation): grant it in CAM, then run the same command again."
        },
    ]
}
