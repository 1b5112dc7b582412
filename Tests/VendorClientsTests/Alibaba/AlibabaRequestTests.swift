import Foundation
import TestSupport
import Testing
import VendorClients

@Suite("Requests to Alibaba", .timeLimited) struct AlibabaRequestTests {
    private static let longName = String(repeating: "声", count: 33)

    @Test func `may use every limit`() {
        let name = String(repeating: "声", count: 32)
        let id = String(repeating: "a", count: 32)
        let demo = "https://your-bucket.oss-cn-shanghai.aliyuncs.com/demo.MP3"
        #expect(
            SubmitStandardCustomizedVoiceJob(
                voiceName: name, gender: .male, authentication: "a", audios: ["b"], demoAudioMediaURL: demo
            ).mistakes.isEmpty)
        #expect(
            CreateCustomizedVoiceJob(
                voiceID: id, voiceName: name, voiceDescription: String(repeating: "d", count: 256), gender: .female,
                scenario: .navigation
            ).mistakes.isEmpty)
        #expect(SubmitCustomizedVoiceJob(voiceID: id, demoAudioMediaURL: demo).mistakes.isEmpty)
        #expect(SubmitCosyVoiceCustomizedVoiceJob(audio: "a", voiceName: name, model: .v35Flash).mistakes.isEmpty)
        #expect(ListCustomizedVoiceJobs(edition: .basic, pageNumber: 1, pageSize: 100).mistakes.isEmpty)
        #expect(
            CreateUploadMedia(
                name: "n", fileExtension: "wav", byteCount: 5 << 30, title: String(repeating: "t", count: 128)
            ).mistakes.isEmpty)
    }

    @Test func `name all that is forbidden at once`() {
        func parameters(_ request: some AlibabaRequest) -> [String] { request.mistakes.map(\.parameter) }
        #expect(
            parameters(
                SubmitStandardCustomizedVoiceJob(
                    voiceName: Self.longName, gender: .male, authentication: "", audios: [],
                    demoAudioMediaURL: "demo.mp3")) == ["VoiceName", "Authentication", "Audios", "DemoAudioMediaURL"])
        #expect(
            parameters(
                SubmitStandardCustomizedVoiceJob(
                    voiceName: "", gender: .male, authentication: "a", audios: ["a,b", "c", "c"])) == [
                    "VoiceName", "Audios", "Audios",
                ])
        #expect(
            parameters(
                CreateCustomizedVoiceJob(
                    voiceID: "xiao-zhuan", voiceName: Self.longName,
                    voiceDescription: String(repeating: "d", count: 257), gender: .male, scenario: .story))
                == ["VoiceId", "VoiceName", "VoiceDesc"])
        #expect(parameters(SubmitCustomizedVoiceJob(voiceID: "")) == ["VoiceId"])
        #expect(parameters(SubmitCustomizedVoiceJob(voiceID: String(repeating: "a", count: 33))) == ["VoiceId"])
        #expect(
            parameters(SubmitCosyVoiceCustomizedVoiceJob(audio: "a,b", voiceName: Self.longName))
                == ["Audios", "VoiceName"])
        #expect(
            parameters(DetectAudioForCustomizedVoiceJob(voiceID: "a", recordURL: "1.wav", audioRecordID: 1))
                == ["RecordUrl"])
        #expect(parameters(GetCustomizedVoiceJob(jobID: "")) == ["JobId"])
        #expect(
            parameters(ListCustomizedVoiceJobs(edition: .basic, pageNumber: 0, pageSize: 101))
                == ["PageNo", "PageSize"])
        #expect(
            parameters(CreateUploadMedia(name: "", fileExtension: ".wav", byteCount: 0, title: ""))
                == ["FileInfo", "FileInfo", "FileInfo", "MediaMetaData"])
        #expect(
            parameters(
                RegisterMediaInfo(
                    inputURL: "take.wav", title: String(repeating: "声", count: 43), clientToken: "short"))
                == ["InputURL", "Title", "ClientToken"])
        #expect(parameters(RefreshUploadMedia(mediaID: "")) == ["MediaId"])
        #expect(parameters(GetMediaInfo(.mediaID(""))) == ["MediaId"])
        #expect(parameters(GetMediaInfo(.inputURL(""))) == ["InputURL"])
    }

    @Test(arguments: [
        "oss://your-bucket/demo.mp3", "https://example.com/demo.mp3",
        "https://your-bucket.oss-cn-shanghai.aliyuncs.com/",
        "https://your-bucket.oss-cn-shanghai-internal.aliyuncs.com/demo.mp3",
        "https://your-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3?x-oss-expires=3600",
        "https://-bucket.oss-cn-shanghai.aliyuncs.com/demo.mp3",
    ])
    func `refuse such a place for the sample`(address: String) {
        #expect(SubmitCustomizedVoiceJob(voiceID: "a", demoAudioMediaURL: address).mistakes.count == 1)
    }

    @Test func `are not sent with a mistake in them`() async throws {
        let script = AlibabaScript(200, "{}")
        let refusal = await #expect(throws: RequestRefused.self) {
            try await script.media.send(GetCustomizedVoiceJob(jobID: ""))
        }
        #expect(refusal?.operation == "GetCustomizedVoiceJob")
        #expect(script.requests.isEmpty)
    }

    @Test func `describe a file in JSON`() {
        let request = CreateUploadMedia(
            name: "旁白/01", fileExtension: "wav", byteCount: 57_600_044,
            storageLocation: "outin-test.oss-cn-shanghai.aliyuncs.com")
        #expect(
            request.parameters == [
                "FileInfo": #"{"Ext":"wav","Name":"旁白/01","Size":57600044,"Type":"audio"}"#,
                "MediaMetaData": #"{"BusinessType":"general","Title":"旁白/01"}"#,
                "UploadTargetConfig":
                    #"{"StorageLocation":"outin-test.oss-cn-shanghai.aliyuncs.com","StorageType":"oss"}"#,
            ])
    }
}
