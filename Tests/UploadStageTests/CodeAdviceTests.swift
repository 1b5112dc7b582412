import PreflightModel
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

/// What is said of codes that say more than their kind.
@Suite(.timeLimited) struct CodeAdviceTests {
    @Test(
        arguments: [
            (.alibaba, "OperationDenied", "GetMediaInfo", "activate Intelligent Media Services"),
            (.alibaba, "OperationDenied.Suspended", "GetMediaInfo", "in arrears"),
            (
                .alibaba, "Forbidden", "SubmitStandardCustomizedVoiceJob",
                "the action ice:SubmitStandardCustomizedVoiceJob for the resource *"
            ),
            (.alibaba, "Forbidden.RAM", "GetCustomizedVoiceJob", "the action ice:GetCustomizedVoiceJob"),
            (.alibaba, "AccessDenied", "PUT", "the action oss:PutObject for your bucket"),
            (.alibaba, "AccessDenied", "HEAD", "the action oss:GetObject for your bucket"),
            (.tencent, "FailedOperation.InvalidVodUser", "CreateAigcAudioClone", "activate it in the VOD console"),
            (
                .tencent, "UnauthorizedOperation.CAMUnauthorizedOperation", "ApplyUpload",
                "the right to call ApplyUpload"
            ),
            (.tencent, "InvalidParameterValue.SubAppId", "ApplyUpload", "SubAppId=ID"),
            (.huawei, "MSS.10001005", "CreateTrainingJob", "voice_name=NAME"),
            (.huawei, "MSS.00020006", "CreateTrainingJob", "HUAWEICLOUD_SDK_PROJECT_ID"),
        ] as [(Vendor, String, String, String)])
    func `says what to do about the code`(vendor: Vendor, code: String, operation: String, words: String) {
        let failure = VendorFailure(
            vendor: vendor, operation: operation, kind: .refused, code: code, message: "no", status: 403)
        #expect(VendorFailureText.text(failure).contains(words))
    }

    @Test(arguments: [(Vendor.alibaba, "OperationDeniedByUser"), (.tencent, "FailedOperation"), (.huawei, "MSS.1")])
    func `says what the kind says of any other code`(vendor: Vendor, code: String) {
        let failure = VendorFailure(
            vendor: vendor, operation: "GetMediaInfo", kind: .refused, code: code, message: "no", status: 403)
        #expect(CodeAdvice.words(for: failure) == nil)
    }

    @Test func `knows the RAM action of every operation that is asked of Alibaba`() {
        let operations = [
            CreateCustomizedVoiceJob.operation, CreateUploadMedia.operation, DetectAudioForCustomizedVoiceJob.operation,
            GetCustomizedVoiceJob.operation, GetDemonstrationForCustomizedVoiceJob.operation, GetMediaInfo.operation,
            ListCustomizedVoiceJobs.operation, RefreshUploadMedia.operation, RegisterMediaInfo.operation,
            SubmitCosyVoiceCustomizedVoiceJob.operation, SubmitCustomizedVoiceJob.operation,
            SubmitStandardCustomizedVoiceJob.operation, OSSAbortMultipartUpload.operation,
            OSSCompleteMultipartUpload.operation, OSSHeadObject.operation, OSSInitiateMultipartUpload.operation,
            OSSListParts.operation, OSSPutObject.operation, OSSUploadPart.operation,
        ]
        #expect(Set(AlibabaCodeAdvice.actions.keys) == Set(operations))
        for (operation, action) in AlibabaCodeAdvice.actions where action.hasPrefix("ice:") {
            #expect(action == "ice:\(operation)")
        }
    }
}
