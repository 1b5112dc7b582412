import VendorClients

extension VendorDescription {
    /// Alibaba Cloud.
    static let alibaba = VendorDescription(
        vendor: .alibaba, services: [AlibabaAccess.service, AlibabaSession.storeService],
        credentials: [
            CredentialField(name: "accessKeyId", variable: "ALIBABA_CLOUD_ACCESS_KEY_ID"),
            CredentialField(name: "accessKeySecret", variable: "ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
            CredentialField(name: "securityToken", variable: "ALIBABA_CLOUD_SECURITY_TOKEN", isNeeded: false),
        ],
        bucketField: "bucket", partOperation: OSSUploadPart.operation,
        submissions: [AlibabaStandardSubmission.self, AlibabaBasicSubmission.self, AlibabaCosyVoiceSubmission.self],
        jobStates: AlibabaJobStates.all, codeAdvice: AlibabaCodeAdvice.all,
        script: Script(profiles: AlibabaBasicSubmission.profiles, sentences: AlibabaScript.sentences))
}
