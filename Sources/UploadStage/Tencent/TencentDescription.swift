import VendorClients

extension VendorDescription {
    /// Tencent Cloud.
    static let tencent = VendorDescription(
        vendor: .tencent, services: [TencentSubmission.service, TencentSubmission.storeService],
        credentials: [
            CredentialField(name: "secretId", variable: "TENCENTCLOUD_SECRET_ID"),
            CredentialField(name: "secretKey", variable: "TENCENTCLOUD_SECRET_KEY"),
            CredentialField(name: "token", variable: "TENCENTCLOUD_TOKEN", isNeeded: false),
        ],
        submissions: [TencentSubmission.self], jobStates: TencentJobStates.all, codeAdvice: TencentCodeAdvice.all)
}
