/// What to do about Huawei's codes that say more than their kind ("错误码").
enum HuaweiCodeAdvice {
    static let all: [CodeAdvice.Entry] = [
        CodeAdvice.Entry(
            "MSS.10001005",
            "The asset library has a voice of this name: give another with --parameter voice_name=NAME, then submit again."
        ),
        CodeAdvice.Entry("MSS.00010009", otherProject), CodeAdvice.Entry("MSS.00020006", otherProject),
        CodeAdvice.Entry(
            "InArrearOrInsufficientBalance", "The account is in arrears: settle it, then run the same command again."),
    ]

    private static let otherProject =
        "The credentials are of another project: set HUAWEICLOUD_SDK_PROJECT_ID to theirs, then run the same command again."
}
