import VendorClients

extension VendorDescription {
    /// Huawei Cloud.
    static let huawei = VendorDescription(
        vendor: .huawei, services: [HuaweiSession.service, HuaweiSession.loginService, HuaweiSession.storeService],
        credentials: [
            CredentialField(name: "ak", variable: "HUAWEICLOUD_SDK_AK"),
            CredentialField(name: "sk", variable: "HUAWEICLOUD_SDK_SK"),
            CredentialField(name: "projectId", variable: "HUAWEICLOUD_SDK_PROJECT_ID"),
            CredentialField(name: "securityToken", variable: "HUAWEICLOUD_SDK_SECURITY_TOKEN", isNeeded: false),
        ],
        submissions: [HuaweiSubmission.self], jobStates: HuaweiJobStates.all, codeAdvice: HuaweiCodeAdvice.all)
}
