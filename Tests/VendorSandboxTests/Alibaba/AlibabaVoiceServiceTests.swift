import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("Alibaba's voice cloning, simulated", .timeLimited) struct AlibabaVoiceServiceTests {
    private func submit(
        _ asker: AlibabaAsker, _ material: [Double], _ more: [String: String] = [:]
    ) async throws -> AlibabaAsker.Answer {
        var parameters = [
            "VoiceName": "小专 旁白", "Gender": "female", "Authentication": try await asker.upload(seconds: 11),
        ]
        var audios: [String] = []
        for seconds in material { audios.append(try await asker.upload(seconds: seconds)) }
        parameters["Audios"] = audios.joined(separator: ",")
        parameters.merge(more) { $1 }
        return try await asker.ask("SubmitStandardCustomizedVoiceJob", parameters)
    }

    private func status(_ asker: AlibabaAsker, _ job: String?) async throws -> String? {
        try await asker.ask("GetCustomizedVoiceJob", ["JobId": job ?? ""]).job["Status"] as? String
    }

    @Test func `a standard job goes through its states and makes a voice`() async throws {
        try await AlibabaAsker.run { asker in
            let job = try await submit(asker, [450, 450]).text("JobId")
            var states: [String?] = []
            for seconds in [5, 60, 600, 10_800, 0] as [Double] {
                states.append(try await status(asker, job))
                asker.advance(seconds)
            }
            #expect(states == ["Initialization", "AudioDetecting", "PreTraining", "Training", "Success"])
            let over = try await asker.ask("GetCustomizedVoiceJob", ["JobId": job ?? ""]).job
            #expect(over["Type"] as? String == "Standard")
            #expect(over["VoiceName"] as? String == "小专 旁白\n")
            #expect((over["VoiceId"] as? String)?.isEmpty == false)
            #expect(over["CreateTime"] as? String == "2027-01-15T08:00:00Z")
            #expect(asker.sandbox.journal().filter { $0.job == job }.count == 7)
        }
    }

    @Test(arguments: [
        ([450, 449.99], "训练素材总时长须在 15 分钟到 30 分钟之间" as String?), ([450, 450], nil), ([900, 900], nil),
        ([900, 900.01], "训练素材总时长须在 15 分钟到 30 分钟之间"), ([900, 60.01], nil), ([900, 60], "每段训练素材的时长须大于 1 分钟"),
    ])
    func `a standard job fails on material outside the limits`(material: [Double], message: String?) async throws {
        try await AlibabaAsker.run { asker in
            let job = try await submit(asker, material).text("JobId") ?? ""
            asker.advance(86_400)
            let over = try await asker.ask("GetCustomizedVoiceJob", ["JobId": job]).job
            #expect(over["Status"] as? String == (message == nil ? "Success" : "Fail"))
            #expect(over["Message"] as? String == message ?? "")
        }
    }

    @Test func `a standard job is not made of parameters that are wrong`() async throws {
        try await AlibabaAsker.run { asker in
            let media = try await asker.upload(seconds: 450)
            let right = ["VoiceName": "a", "Gender": "male", "Authentication": media, "Audios": media]
            let wrong: [([String: String], String)] = [
                (["VoiceName": ""], "MissingVoiceName"), (["Gender": ""], "MissingGender"),
                (["Authentication": ""], "MissingAuthentication"), (["Audios": ""], "MissingAudios"),
                (["VoiceName": String(repeating: "声", count: 33)], "InvalidParameter"),
                (["Gender": "Male"], "InvalidParameter"), (["Audios": "\(media),\(media)"], "InvalidParameter"),
                (["Audios": "nowhere"], "InvalidMaterial.NotFound"),
                (["Audios": "\(media),"], "InvalidMaterial.NotFound"),
                (["Authentication": "nowhere"], "InvalidMaterial.NotFound"),
                (["DemoAudioMediaURL": "https://example.com/a.mp3"], "InvalidParameter"),
            ]
            for (change, code) in wrong {
                let answer = try await asker.ask(
                    "SubmitStandardCustomizedVoiceJob", right.merging(change) { $1 })
                #expect(answer.code == code, "\(change)")
                #expect((answer.status ?? 0) / 100 == 4)
            }
            let list = try await asker.ask("ListCustomizedVoiceJobs", ["Type": "Standard"])
            #expect(list.data["TotalCount"] as? Int == 0)
            #expect(try await asker.ask("GetCustomizedVoiceJob", ["JobId": "none"]).code == "ResourceNotFound")
            #expect(try await asker.ask("GetCustomizedVoiceJob").code == "MissingJobId")
        }
    }

    @Test func `jobs are listed by type and page, the newest first`() async throws {
        try await AlibabaAsker.run { asker in
            let (media, statement) = (try await asker.upload(seconds: 900), try await asker.upload(seconds: 11))
            var jobs: [String] = []
            for name in ["one", "two", "three"] {
                let answer = try await asker.ask(
                    "SubmitStandardCustomizedVoiceJob",
                    ["VoiceName": name, "Gender": "male", "Authentication": statement, "Audios": media])
                jobs.append(try #require(answer.text("JobId")))
                asker.advance(1)
            }
            func listed(_ parameters: [String: String]) async throws -> [String] {
                let answer = try await asker.ask("ListCustomizedVoiceJobs", parameters)
                let list = answer.data["CustomizedVoiceJobList"] as? [[String: Any]] ?? []
                return list.compactMap { $0["JobId"] as? String }
            }
            #expect(try await listed([:]).isEmpty)
            #expect(try await listed(["Type": "Standard"]) == jobs.reversed())
            #expect(try await listed(["Type": "Standard", "PageNo": "2", "PageSize": "2"]) == [jobs[0]])
            for wrong in [["Type": "standard"], ["PageNo": "0"], ["PageSize": "101"]] {
                #expect(try await asker.ask("ListCustomizedVoiceJobs", wrong).code == "InvalidParameter")
            }
        }
    }

    // MARK: The basic edition

    @Test func `a basic voice is trained when all 20 sentences have passed, once`() async throws {
        try await AlibabaAsker.run { asker in
            let created = try await asker.ask(
                "CreateCustomizedVoiceJob", ["VoiceId": "xiaozhuan", "Gender": "female", "Scenario": "interaction"])
            let job = try #require(created.text("JobId"))
            #expect(try await status(asker, job) == "Initialization")
            let script = try await asker.ask(
                "GetDemonstrationForCustomizedVoiceJob", ["Scenario": "interaction"])
            let list = try #require(script.data["DemonstrationList"] as? [[String: Any]])
            let numbers = list.compactMap { $0["AudioId"] as? Int }
            #expect(Set(numbers).count == 20)
            #expect(list.allSatisfy { ($0["Text"] as? String)?.isEmpty == false })
            let address = try await asker.record("reading/1.wav")
            for number in numbers {
                #expect(
                    try await asker.ask("SubmitCustomizedVoiceJob", ["VoiceId": "xiaozhuan"]).code
                        == "InvalidParameter")
                let verdict = try await asker.ask(
                    "DetectAudioForCustomizedVoiceJob",
                    ["VoiceId": "xiaozhuan", "RecordUrl": address, "AudioRecordId": "\(number)"])
                #expect(verdict.data["Pass"] as? Bool == true)
            }
            #expect(try await status(asker, job) == "AudioDetecting")
            let submitted = try await asker.ask("SubmitCustomizedVoiceJob", ["VoiceId": "xiaozhuan"])
            #expect(submitted.text("JobId") == job)
            #expect(submitted.text("VoiceId") == "xiaozhuan")
            #expect(try await status(asker, job) == "PreTraining")
            #expect(
                try await asker.ask("SubmitCustomizedVoiceJob", ["VoiceId": "xiaozhuan"]).code == "InvalidParameter")
            asker.advance(86_400)
            #expect(try await status(asker, job) == "Success")
        }
    }

    @Test(arguments: [
        (48_000, 1, 16, nil as String?), (44_100, 1, 16, "48000"), (16_000, 1, 16, "48000"), (48_000, 2, 16, "单声道"),
        (48_000, 1, 24, "16 bit"),
    ])
    func `a sentence is taken at 48 kHz in one channel of 16 bits`(
        rate: Int, channels: Int, bits: Int, reason: String?
    ) async throws {
        try await AlibabaAsker.run { asker in
            _ = try await asker.ask(
                "CreateCustomizedVoiceJob", ["VoiceId": "x", "Gender": "male", "Scenario": "story"])
            let address = try await asker.record("1.wav", rate: rate, channels: channels, bits: bits)
            let verdict = try await asker.ask(
                "DetectAudioForCustomizedVoiceJob", ["VoiceId": "x", "RecordUrl": address, "AudioRecordId": "1"])
            #expect(verdict.status == 200)
            #expect(verdict.fields["Success"] as? Bool == true)
            #expect(verdict.data["Pass"] as? Bool == (reason == nil))
            #expect(verdict.text("Reason")?.contains(reason ?? "") == reason.map { _ in true })
        }
    }

    @Test func `a sentence is not judged with parameters that are wrong`() async throws {
        try await AlibabaAsker.run { asker in
            let address = try await asker.record("1.wav")
            _ = try await asker.ask(
                "CreateCustomizedVoiceJob", ["VoiceId": "x", "Gender": "male", "Scenario": "story"])
            let right = ["VoiceId": "x", "RecordUrl": address, "AudioRecordId": "1"]
            let wrong: [([String: String], String)] = [
                (["VoiceId": ""], "MissingVoiceId"), (["VoiceId": "y"], "ResourceNotFound"),
                (["RecordUrl": ""], "MissingRecordUrl"), (["RecordUrl": "1.wav"], "InvalidParameter"),
                (["RecordUrl": address + "x"], "InvalidMaterial.NotFound"),
                (["RecordUrl": address.replacing("shanghai", with: "beijing")], "InvalidParameter"),
                (["AudioRecordId": "21"], "InvalidParameter"), (["AudioRecordId": "one"], "InvalidParameter"),
            ]
            for (change, code) in wrong {
                let answer = try await asker.ask("DetectAudioForCustomizedVoiceJob", right.merging(change) { $1 })
                #expect(answer.code == code, "\(change)")
            }
        }
    }

    @Test func `a voice's ID is letters and digits, and nobody else's`() async throws {
        try await AlibabaAsker.run { asker in
            let right = ["VoiceId": "xiaozhuan", "Gender": "female", "Scenario": "story"]
            let created = try await asker.ask("CreateCustomizedVoiceJob", right)
            #expect(created.status == 200)
            let wrong: [([String: String], String)] = [
                ([:], "InvalidParameter"), (["VoiceId": "xiao-zhuan"], "InvalidParameter"),
                (["VoiceId": String(repeating: "a", count: 33)], "InvalidParameter"),
                (["VoiceId": "b", "Gender": "f"], "InvalidParameter"),
                (["VoiceId": "b", "Scenario": "news"], "InvalidParameter"),
                (["VoiceId": "b", "VoiceDesc": String(repeating: "d", count: 257)], "InvalidParameter"),
            ]
            for (change, code) in wrong {
                let refused = try await asker.ask("CreateCustomizedVoiceJob", right.merging(change) { $1 })
                #expect(refused.code == code, "\(change)")
            }
        }
    }

    @Test func `a CosyVoice job takes one recording, and an account 30 voices`() async throws {
        try await AlibabaAsker.run { asker in
            let media = try await asker.upload(seconds: 15)
            for _ in 0..<30 {
                let made = try await asker.ask(
                    "SubmitCosyVoiceCustomizedVoiceJob", ["Audios": media, "Model": "cosyvoice-v3-plus"])
                #expect(made.text("VoiceId")?.isEmpty == false)
            }
            #expect(
                try await asker.ask("SubmitCosyVoiceCustomizedVoiceJob", ["Audios": media]).code
                    == "QuotaExceeded.Voice")
            #expect(
                try await asker.ask("SubmitCosyVoiceCustomizedVoiceJob", ["Audios": "\(media),\(media)"]).code
                    == "InvalidParameter")
            #expect(
                try await asker.ask("SubmitCosyVoiceCustomizedVoiceJob", ["Audios": media, "Model": "v2"]).code
                    == "InvalidParameter")
        }
    }

    // MARK: The door

    @Test func `a nonce is good for one call, and an action for one version`() async throws {
        try await AlibabaAsker.run { asker in
            #expect(try await asker.ask("ListCustomizedVoiceJobs", nonce: "once").status == 200)
            let again = try await asker.ask("ListCustomizedVoiceJobs", nonce: "once")
            #expect(again.status == 400)
            #expect(again.code == "SignatureNonceUsed")
            #expect(again.text("RequestId")?.isEmpty == false)
            #expect(try await asker.ask("DeleteEverything").code == "InvalidApi.NotFound")
            #expect(
                try await asker.ask("ListCustomizedVoiceJobs", version: "2019-01-01").code == "InvalidApi.NotFound")
        }
    }

    @Test func `faults are the vendor's own`() async throws {
        let orders = [
            "alibaba.list:throttle", "alibaba.list:500", "alibaba.list:clock-skew", "alibaba.submit-cosyvoice:redirect",
        ]
        try await AlibabaAsker.run(faults: orders) { asker in
            var answers: [String] = []
            for _ in 0..<4 {
                let answer = try await asker.ask("ListCustomizedVoiceJobs")
                answers.append("\(answer.status ?? 0) \(answer.code ?? "")")
                if answer.code == "Throttling.User" { #expect(answer.headers.header("x-acs-retry-after") == "20") }
            }
            #expect(
                answers == ["400 Throttling.User", "503 ServiceUnavailable", "400 InvalidTimeStamp.Expired", "200 "])
            #expect(try await asker.ask("SubmitCosyVoiceCustomizedVoiceJob").status == 301)
        }
    }

    @Test func `a state that no document knows comes by order`() async throws {
        try await AlibabaAsker.run(faults: ["alibaba.get:unknown-state"]) { asker in
            let job = try await asker.ask(
                "CreateCustomizedVoiceJob", ["VoiceId": "x", "Gender": "male", "Scenario": "story"])
            #expect(try await status(asker, job.text("JobId")) == "Pondering")
            #expect(try await status(asker, job.text("JobId")) == "Initialization")
        }
    }

    @Test func `what is gone by order is so in the vendor's words, and is there again`() async throws {
        try await AlibabaAsker.run(faults: ["alibaba.get:gone", "alibaba.submit-cosyvoice:gone"]) { asker in
            let job = try await asker.ask(
                "CreateCustomizedVoiceJob", ["VoiceId": "x", "Gender": "male", "Scenario": "story"]
            ).text("JobId")
            let gone = try await asker.ask("GetCustomizedVoiceJob", ["JobId": job ?? ""])
            #expect(gone.status == 404)
            #expect(gone.code == "ResourceNotFound")
            #expect(try await status(asker, job) == "Initialization")
            #expect(try await asker.ask("SubmitCosyVoiceCustomizedVoiceJob").code == "InvalidMaterial.NotFound")
        }
    }

    @Test func `a sample of the voice may go to a bucket in any region`() async throws {
        try await AlibabaAsker.run { asker in
            let demo = "https://your-bucket.oss-cn-beijing.aliyuncs.com/demo.mp3"
            let answer = try await asker.ask(
                "SubmitCosyVoiceCustomizedVoiceJob", ["Audios": "none", "DemoAudioMediaURL": demo])
            #expect(answer.code == "InvalidMaterial.NotFound")
            let wrong = try await asker.ask(
                "SubmitCosyVoiceCustomizedVoiceJob", ["Audios": "none", "DemoAudioMediaURL": "demo.mp3"])
            #expect(wrong.code == "InvalidParameter")
        }
    }
}
