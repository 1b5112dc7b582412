import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("Tencent's VOD, simulated", .timeLimited)
struct TencentVODServiceTests {
    private static func clone(
        _ asker: TencentAsker, _ file: String, _ more: [String: Any] = [:]
    ) async throws -> TencentAsker.Answer {
        var parameters: [String: Any] = [
            "AudioFileInfo": ["Type": "File", "FileId": file], "VoiceId": "lin_voice-01", "Text": "你好。",
        ]
        parameters.merge(more) { $1 }
        return try await asker.ask("CreateAigcAudioClone", parameters)
    }

    private static func describe(_ asker: TencentAsker, _ task: String?) async throws -> TencentAsker.Answer {
        try await asker.ask("DescribeTaskDetail", ["TaskId": task ?? ""])
    }

    @Test("a task waits, is worked on and finishes with a voice and an audition that can be fetched")
    func stages() async throws {
        try await TencentAsker.run { asker in
            let file = try await asker.upload(seconds: 10)
            let created = try await Self.clone(asker, file, ["SessionId": "s", "SessionContext": "c", "Payload": "p"])
            let task = created.text("TaskId")
            #expect(task?.hasPrefix("\(asker.application)-CreateAigcAudioClone-") == true)
            var states: [String?] = []
            for _ in 0..<3 {
                let looked = try await Self.describe(asker, task)
                states.append(looked.text("Status"))
                #expect(looked.text("TaskType") == "CreateAigcAudioClone")
                asker.advance(12)
                if looked.text("Status") != "FINISH" {
                    #expect(looked.text("CreateAigcAudioCloneTask", "Status") == "PROCESSING")
                }
            }
            #expect(states == ["WAITING", "PROCESSING", "PROCESSING"])
            let over = try await Self.describe(asker, task)
            #expect(over.text("Status") == "FINISH")
            #expect(over.number("CreateAigcAudioCloneTask", "ErrCode") == 0)
            #expect(over.text("CreateAigcAudioCloneTask", "ErrCodeExt") == "")
            #expect(over.text("CreateAigcAudioCloneTask", "SessionId") == "s")
            #expect(over.text("CreateAigcAudioCloneTask", "Output", "VoiceId") == "lin_voice-01")
            #expect(over.text("CreateAigcAudioCloneTask", "Output", "Payload") == "p")
            let demo = try #require(over.text("CreateAigcAudioCloneTask", "Output", "DemoAudio"))
            let audition = try await asker.fetch(demo)
            #expect(audition.status == 200)
            #expect(audition.header("Content-Length") == "160044")
        }
    }

    @Test(
        "a recording outside the limits makes the task fail, not the call",
        arguments: [(9.999, 40_000), (10, 0), (300, 0), (300.001, 40_000)])
    func limits(seconds: Double, errCode: Int) async throws {
        try await TencentAsker.run { asker in
            let created = try await Self.clone(asker, try await asker.upload(seconds: seconds))
            asker.advance(60)
            let over = try await Self.describe(asker, created.text("TaskId"))
            #expect(over.text("Status") == "FINISH")
            #expect(over.number("CreateAigcAudioCloneTask", "ErrCode") == errCode)
            #expect((over.text("CreateAigcAudioCloneTask", "Output", "VoiceId") == nil) == (errCode != 0))
        }
    }

    @Test("what is not a recording at all is a bad source")
    func badSource() async throws {
        try await TencentAsker.run { asker in
            let applied = try await asker.ask("ApplyUpload", ["MediaType": "wav"])
            _ = try await asker.ask("PUT", applied, body: Array("no recording".utf8))
            let committed = try await asker.ask(
                "CommitUpload", ["VodSessionKey": applied.text("VodSessionKey") ?? ""])
            let created = try await Self.clone(asker, committed.text("FileId") ?? "")
            asker.advance(60)
            let over = try await Self.describe(asker, created.text("TaskId"))
            #expect(over.number("CreateAigcAudioCloneTask", "ErrCode") == 60_000)
            #expect(over.text("CreateAigcAudioCloneTask", "Output", "State") == "failed")
        }
    }

    @Test(
        "a recording at an address of its own is judged, one at another server is not asked for",
        arguments: [(12.0, 0), (5.0, 40_000)])
    func addresses(seconds: Double, errCode: Int) async throws {
        try await TencentAsker.run { asker in
            let applied = try await asker.ask("ApplyUpload", ["MediaType": "wav", "MediaStoragePath": "/take-1.wav"])
            let put = try await asker.ask("PUT", applied, body: NoiseWave.bytes(seconds: seconds, rate: 8000))
            #expect(put.status == 200)
            let store = try #require(asker.sandbox.endpoints.endpoints[.tencentCOS])
            let audition = "\(store)/aigc-demo/\(asker.application)-none.mp3"
            for (address, expected) in [
                ("\(store)/take%2D1.wav", errCode), ("\(store)/other.wav", 60_000), (audition, 60_000),
                ("http://127.0.0.1:9/take%2D1.wav", 0), ("https://example.com/a.wav", 0),
            ] {
                let created = try await asker.ask(
                    "CreateAigcAudioClone",
                    [
                        "AudioFileInfo": ["Type": "Url", "Url": address], "Text": "你好。",
                        "VoiceId": "voice\(UUID().uuidString)",
                    ])
                asker.advance(60)
                let over = try await Self.describe(asker, created.text("TaskId"))
                #expect(over.number("CreateAigcAudioCloneTask", "ErrCode") == expected, "\(address)")
            }
        }
    }

    @Test("a voice's ID is taken once, and given back when nothing came of it")
    func voices() async throws {
        try await TencentAsker.run { asker in
            let short = try await Self.clone(asker, try await asker.upload(seconds: 5))
            asker.advance(60)
            #expect(try await Self.describe(asker, short.text("TaskId")).text("Status") == "FINISH")
            let file = try await asker.upload(seconds: 12)
            var codes: [Int?] = []
            for _ in 0..<2 {
                let created = try await Self.clone(asker, file)
                asker.advance(60)
                codes.append(
                    try await Self.describe(asker, created.text("TaskId")).number(
                        "CreateAigcAudioCloneTask", "ErrCode"))
            }
            #expect(codes == [0, 40_000])
        }
    }

    @Test("the same session is refused for three days, and no longer")
    func sessions() async throws {
        try await TencentAsker.run { asker in
            let file = try await asker.upload(seconds: 12)
            #expect(try await Self.clone(asker, file, ["SessionId": "s"]).code == nil)
            #expect(
                try await Self.clone(asker, file, ["SessionId": "s"]).code == "InvalidParameterValue.SessionId")
            asker.advance(3 * 86_400 - 1)
            #expect(
                try await Self.clone(asker, file, ["SessionId": "s"]).code == "InvalidParameterValue.SessionId")
            asker.advance(1)
            #expect(try await Self.clone(asker, file, ["SessionId": "s"]).code == nil)
            for _ in 0..<2 { #expect(try await Self.clone(asker, file, ["SessionId": ""]).code == nil) }
        }
    }

    @Test("twenty voices a second are taken, the next is refused with HTTP 200")
    func rate() async throws {
        try await TencentAsker.run { asker in
            let file = try await asker.upload(seconds: 12)
            for _ in 0..<20 { #expect(try await Self.clone(asker, file).code == nil) }
            let refused = try await Self.clone(asker, file)
            #expect(refused.code == "RequestLimitExceeded")
            #expect(refused.status == 200)
            #expect(try await Self.describe(asker, "x").code == "InvalidParameterValue.TaskId")
            asker.advance(1)
            #expect(try await Self.clone(asker, file).code == nil)
        }
    }

    @Test("tasks are listed newest first, in pages, for three days, each application's own")
    func listing() async throws {
        try await TencentAsker.run { asker in
            let file = try await asker.upload(seconds: 12)
            var made: [String] = []
            for number in 0..<5 {
                let created = try await Self.clone(asker, file, ["SessionId": "s\(number)"])
                made.insert(created.text("TaskId") ?? "", at: 0)
            }
            var listed: [String?] = []
            var token: Any = NSNull()
            for _ in 0..<3 {
                let page = try await asker.ask("DescribeTasks", ["Limit": 2, "ScrollToken": token])
                listed += page.list("TaskSet").map { $0["TaskId"] as? String }
                token = page.text("ScrollToken") ?? ""
            }
            #expect(listed == made)
            #expect(token as? String == "")
            let first = try await asker.ask("DescribeTasks", ["FileId": file]).list("TaskSet").first
            #expect(first?["SessionId"] as? String == "s4")
            #expect(try await asker.ask("DescribeTasks", ["FileId": "other"]).list("TaskSet").isEmpty)
            #expect(try await asker.ask("DescribeTasks", ["Status": "FINISH"]).list("TaskSet").isEmpty)
            #expect(try await asker.ask("DescribeTasks", ["SubAppId": 7]).list("TaskSet").isEmpty)
            #expect(try await asker.ask("DescribeTasks", ["Limit": 101]).code == "InvalidParameterValue")
            asker.advance(3 * 86_400)
            #expect(try await asker.ask("DescribeTasks").list("TaskSet").isEmpty)
            #expect(try await Self.describe(asker, made[0]).code == "InvalidParameterValue.TaskId")
        }
    }

    @Test("parameters are checked as the documents say, and refused with HTTP 200")
    func parameters() async throws {
        try await TencentAsker.run { asker in
            let file = try await asker.upload(seconds: 12)
            let own = ["Type": "File", "FileId": file]
            let cases: [([String: Any], String?)] = [
                (["SubAppId": NSNull()], "MissingParameter"), (["SubAppId": 0], "InvalidParameterValue.SubAppId"),
                (["SubAppId": "\(asker.application)"], "InvalidParameter"),
                (["SubAppId": 7], "InvalidParameterValue.FileId"), (["AudioFileInfo": NSNull()], "MissingParameter"),
                (["AudioFileInfo": "a"], "InvalidParameter"), (["AudioFileInfo": [String: Any]()], "MissingParameter"),
                (["AudioFileInfo": ["Type": "File"]], "MissingParameter"),
                (["AudioFileInfo": ["Type": "File", "FileId": "1"]], "InvalidParameterValue.FileId"),
                (["AudioFileInfo": ["Type": "Base64", "FileId": "1"]], "InvalidParameterValue"),
                (["AudioFileInfo": ["Type": "Url", "Url": "a.wav"]], "InvalidParameterValue.Url"),
                (["AudioFileInfo": ["Type": "Url", "Url": "https://example.com/a", "X": 1]], "UnknownParameter"),
                (["VoiceId": "vidu01"], "InvalidParameterValue"), (["VoiceId": NSNull()], "MissingParameter"),
                (["Text": ""], "MissingParameter"),
                (["Text": String(repeating: "声", count: 1001)], "InvalidParameterValue"),
                (["Text": String(repeating: "声", count: 1000)], nil),
                (["PromptText": "a."], "MissingParameter"), (["PromptAudioFileInfo": own], "MissingParameter"),
                (["PromptAudioFileInfo": own, "PromptText": "a"], "InvalidParameterValue"),
                (["PromptAudioFileInfo": own, "PromptText": "“a。”"], nil),
                (["SessionId": String(repeating: "s", count: 51)], "InvalidParameterValue.SessionIdTooLong"),
                (
                    ["SessionContext": String(repeating: "s", count: 1001)],
                    "InvalidParameterValue.SessionContextTooLong"
                ),
                (["TasksPriority": 11], "InvalidParameterValue"), (["TasksPriority": 1.5], "InvalidParameter"),
                (["Payload": String(repeating: "p", count: 1_048_577)], "InvalidParameterValue"),
                (["Payload": String(repeating: "p", count: 1_048_576)], nil), (["Typo": 1], "UnknownParameter"),
            ]
            for (more, code) in cases {
                let answer = try await Self.clone(asker, file, more)
                #expect(answer.code == code, "\(more.keys)")
                #expect(answer.status == 200)
                #expect(answer.has("RequestId"))
                asker.advance(1)
            }
            #expect(try await asker.ask("CreateAigcAudioClone", body: Array("[]".utf8)).code == "InvalidParameter")
            #expect(try await asker.ask("DeleteMedia").code == "InvalidAction")
            #expect(try await asker.ask("ApplyUpload", body: [], version: "2017-01-01").code == "NoSuchVersion")
        }
    }

    @Test("a place is applied for by the kinds of media that VOD takes")
    func applying() async throws {
        try await TencentAsker.run { asker in
            let cases: [([String: Any], String?)] = [
                ([:], "MissingParameter"), (["MediaType": "exe"], "InvalidParameterValue.MediaType"),
                (["MediaType": "WAV"], nil), (["MediaType": "m4a", "ExpireTime": "2026-12-01T00:00:00Z"], nil),
                (["MediaType": "mp3", "ExpireTime": "soon"], "InvalidParameterValue.ExpireTime"),
                (["MediaType": "mp3", "StorageRegion": "mars"], "InvalidParameterValue.StorageRegion"),
                (["MediaType": "mp3", "MediaStoragePath": "a"], "InvalidParameterValue"),
            ]
            for (parameters, code) in cases {
                let answer = try await asker.ask("ApplyUpload", parameters)
                #expect(answer.code == code, "\(parameters)")
            }
        }
    }

    @Test("a media file is made only of what was uploaded, and a second commit answers the same")
    func committing() async throws {
        try await TencentAsker.run { asker in
            let applied = try await asker.ask("ApplyUpload", ["MediaType": "wav"])
            let key = applied.text("VodSessionKey") ?? ""
            #expect(try await asker.ask("CommitUpload", ["VodSessionKey": key]).code == "FailedOperation")
            _ = try await asker.ask("PUT", applied, body: [1])
            let foreign = try await asker.ask("CommitUpload", ["VodSessionKey": key, "SubAppId": 7])
            #expect(foreign.code == "InvalidParameterValue.VodSessionKey")
            let first = try await asker.ask("CommitUpload", ["VodSessionKey": key])
            let second = try await asker.ask("CommitUpload", ["VodSessionKey": key])
            #expect(first.text("FileId") != nil)
            #expect(first.text("FileId") == second.text("FileId"))
        }
    }

    @Test("faults wear the vendor's dress")
    func faults() async throws {
        let orders = [
            "tencent.apply:throttle", "tencent.apply:500", "tencent.describe:unknown-state", "tencent.describe:gone",
        ]
        try await TencentAsker.run(faults: orders) { asker in
            let throttled = try await asker.ask("ApplyUpload", ["MediaType": "wav"])
            #expect(throttled.code == "RequestLimitExceeded")
            #expect(throttled.status == 200)
            let broken = try await asker.ask("ApplyUpload", ["MediaType": "wav"])
            #expect(broken.code == "InternalError")
            #expect(broken.status == 500)
            let created = try await Self.clone(asker, try await asker.upload(seconds: 12))
            #expect(try await Self.describe(asker, created.text("TaskId")).text("Status") == "REVIEWING")
            #expect(
                try await Self.describe(asker, created.text("TaskId")).code == "InvalidParameterValue.TaskId")
            #expect(try await Self.describe(asker, created.text("TaskId")).text("Status") == "WAITING")
        }
    }
}
