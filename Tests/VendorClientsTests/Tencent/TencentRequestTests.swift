import Foundation
import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct TencentRequestTests {
    private static let clone = CreateAigcAudioClone(
        subAppID: 1_500_012_345, audio: .file(id: "5145403727000000001"), voiceID: "lin_voice-01",
        text: "你好，这是用克隆音色合成的试听。",
        promptAudio: .url("https://example.com/prompt.wav?a=1&b=%E4%BD%A0"), promptText: "今天天气真好。",
        payload: "p", sessionID: "vp-20261120-0001", sessionContext: "c", tasksPriority: -3, extInfo: "e")

    private static func object(_ request: some TencentRequest) throws -> NSDictionary {
        let data = try JSONEncoder().encode(request)
        return try #require(try JSONSerialization.jsonObject(with: data) as? NSDictionary)
    }

    @Test func `writes every field of CreateAigcAudioClone under the vendor's name`() throws {
        #expect(
            try Self.object(Self.clone) == [
                "SubAppId": 1_500_012_345, "AudioFileInfo": ["Type": "File", "FileId": "5145403727000000001"],
                "VoiceId": "lin_voice-01", "Text": "你好，这是用克隆音色合成的试听。",
                "PromptAudioFileInfo": ["Type": "Url", "Url": "https://example.com/prompt.wav?a=1&b=%E4%BD%A0"],
                "PromptText": "今天天气真好。", "Payload": "p", "SessionId": "vp-20261120-0001",
                "SessionContext": "c", "TasksPriority": -3, "ExtInfo": "e",
            ])
        #expect(Self.clone.mistakes.isEmpty)
    }

    @Test func `leaves out what is not given`() throws {
        let least = CreateAigcAudioClone(subAppID: 1, audio: .file(id: "f"), voiceID: "abcdefgh", text: "t")
        #expect(
            try Self.object(least) == [
                "SubAppId": 1, "AudioFileInfo": ["Type": "File", "FileId": "f"], "VoiceId": "abcdefgh", "Text": "t",
            ])
        #expect(
            try Self.object(ApplyUpload(mediaType: "wav", subAppID: 1)) == ["MediaType": "wav", "SubAppId": 1])
        #expect(try Self.object(DescribeTasks(subAppID: 1)) == ["SubAppId": 1])
    }

    @Test func `writes the other operations under the vendor's names`() throws {
        #expect(
            try Self.object(
                ApplyUpload(
                    mediaType: "mp3", subAppID: 2, mediaName: "样本一", expireTime: "2026-12-01T00:00:00Z",
                    storageRegion: "ap-chongqing", classID: 0, sourceContext: "s", sessionContext: "c",
                    mediaStoragePath: "/a")) == [
                    "MediaType": "mp3", "SubAppId": 2, "MediaName": "样本一", "ExpireTime": "2026-12-01T00:00:00Z",
                    "StorageRegion": "ap-chongqing", "ClassId": 0, "SourceContext": "s", "SessionContext": "c",
                    "MediaStoragePath": "/a",
                ])
        #expect(
            try Self.object(CommitUpload(vodSessionKey: "k", subAppID: 2)) == ["VodSessionKey": "k", "SubAppId": 2])
        #expect(try Self.object(DescribeTaskDetail(taskID: "t", subAppID: 2)) == ["TaskId": "t", "SubAppId": 2])
        #expect(
            try Self.object(DescribeTasks(subAppID: 2, status: .finish, fileID: "f", limit: 100, scrollToken: "s")) == [
                "SubAppId": 2, "Status": "FINISH", "FileId": "f", "Limit": 100, "ScrollToken": "s",
            ])
    }

    @Test(arguments: (try? TencentVectors.load())?.voiceId.cases ?? [])
    func `takes a voice's ID by the rules that the SDKs state`(vector: TencentVectors.VoiceID.Case) {
        var request = Self.clone
        request.voiceID = vector.value
        #expect(request.mistakes.isEmpty == vector.valid)
        #expect(request.mistakes.allSatisfy { $0.parameter == "VoiceId" })
    }

    private static func changed(
        _ parameter: String, _ change: @Sendable @escaping (inout CreateAigcAudioClone) -> Void
    ) -> (String, CreateAigcAudioClone) {
        var request = clone
        change(&request)
        return (parameter, request)
    }

    @Test(arguments: [
        changed("SubAppId") { $0.subAppID = 0 }, changed("SubAppId") { $0.subAppID = -1 },
        changed("AudioFileInfo.FileId") { $0.audio = .file(id: "") },
        changed("AudioFileInfo.Url") { $0.audio = .url("ftp://a/b") },
        changed("AudioFileInfo.Url") { $0.audio = .url("https://") },
        changed("AudioFileInfo.Url") { $0.audio = .url("https://a/b c") },
        changed("PromptAudioFileInfo.Url") { $0.promptAudio = .url("/local/file.wav") },
        changed("Text") { $0.text = "" }, changed("Text") { $0.text = String(repeating: "声", count: 1001) },
        changed("PromptText") { $0.promptAudio = nil }, changed("PromptAudioFileInfo") { $0.promptText = nil },
        changed("PromptAudioFileInfo") { $0.promptText = "" },
        changed("PromptText") { $0.promptText = "今天天气真好" }, changed("PromptText") { $0.promptText = "”" },
        changed("Payload") { $0.payload = String(repeating: "p", count: 1_048_577) },
        changed("SessionId") { $0.sessionID = String(repeating: "s", count: 51) },
        changed("SessionContext") { $0.sessionContext = String(repeating: "s", count: 1001) },
        changed("TasksPriority") { $0.tasksPriority = 11 }, changed("TasksPriority") { $0.tasksPriority = -11 },
    ])
    func `refuses what the documents forbid before it is sent`(parameter: String, request: CreateAigcAudioClone) {
        #expect(request.mistakes.map(\.parameter) == [parameter])
    }

    @Test(arguments: [
        changed("") { $0.text = String(repeating: "声", count: 1000) },
        changed("") { $0.payload = String(repeating: "p", count: 1_048_576) },
        changed("") { $0.sessionID = String(repeating: "s", count: 50) },
        changed("") { $0.sessionContext = String(repeating: "s", count: 1000) },
        changed("") { $0.tasksPriority = 10 }, changed("") { $0.tasksPriority = -10 },
        changed("") { $0.audio = .url("https://example.com/录音/样本.mp3") },
        changed("") { $0.promptText = "“真的吗？”" }, changed("") { $0.promptText = "Really!) " },
        changed("") {
            $0.promptAudio = nil
            $0.promptText = nil
        },
    ])
    func `takes what is just allowed`(_: String, request: CreateAigcAudioClone) {
        #expect(request.mistakes == [])
    }

    @Test func `finds all mistakes at once, in the order of the document`() {
        let request = CreateAigcAudioClone(subAppID: 0, audio: .file(id: ""), voiceID: "a", text: "", tasksPriority: 99)
        #expect(
            request.mistakes.map(\.parameter) == [
                "SubAppId", "AudioFileInfo.FileId", "VoiceId", "Text", "TasksPriority",
            ])
    }

    @Test func `refuses what the other operations' documents forbid`() {
        #expect(ApplyUpload(mediaType: "", subAppID: 0).mistakes.map(\.parameter) == ["MediaType", "SubAppId"])
        #expect(ApplyUpload(mediaType: "a.wav", subAppID: 1).mistakes.map(\.parameter) == ["MediaType"])
        let contexts = ApplyUpload(
            mediaType: "wav", subAppID: 1, sourceContext: String(repeating: "s", count: 251),
            sessionContext: String(repeating: "s", count: 1001), mediaStoragePath: "a")
        #expect(contexts.mistakes.map(\.parameter) == ["SourceContext", "SessionContext", "MediaStoragePath"])
        let commit = CommitUpload(vodSessionKey: "", subAppID: 0)
        #expect(commit.mistakes.map(\.parameter) == ["VodSessionKey", "SubAppId"])
        #expect(DescribeTaskDetail(taskID: "", subAppID: 0).mistakes.map(\.parameter) == ["TaskId", "SubAppId"])
        #expect(DescribeTasks(subAppID: 1, limit: 101).mistakes.map(\.parameter) == ["Limit"])
        #expect(DescribeTasks(subAppID: 1, limit: 0).mistakes.map(\.parameter) == ["Limit"])
    }

    @Test func `keeps the documents' rate limits and regions as data`() {
        #expect(CreateAigcAudioClone.operation.requestsPerSecond == 20)
        let others = [
            DescribeTaskDetail.operation, DescribeTasks.operation, ApplyUpload.operation, CommitUpload.operation,
        ]
        #expect(others.allSatisfy { $0.requestsPerSecond == 100 })
        #expect(others.filter(\.isRegionRequired).map(\.name) == ["ApplyUpload", "CommitUpload"])
        #expect(!CreateAigcAudioClone.operation.isRegionRequired)
    }
}
