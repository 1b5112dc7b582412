import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("Alibaba's media assets, simulated", .timeLimited) struct AlibabaMediaServiceTests {
    private func info(_ asker: AlibabaAsker, _ key: [String: String]) async throws -> (
        status: String?, file: [String: Any]
    ) {
        let answer = try await asker.ask("GetMediaInfo", key)
        let media = answer.fields["MediaInfo"] as? [String: Any]
        let basic = media?["MediaBasicInfo"] as? [String: Any]
        let file = (media?["FileInfoList"] as? [[String: Any]])?.first
        return (basic?["Status"] as? String, file?["FileBasicInfo"] as? [String: Any] ?? [:])
    }

    @Test func `an asset waits for its bytes, is analysed, and tells its length`() async throws {
        try await AlibabaAsker.run { asker in
            let ticket = try asker.ticket(try await asker.createUpload())
            #expect(try await info(asker, ["MediaId": ticket.mediaID]).status == "Init")
            let bytes = NoiseWave.bytes(seconds: 75.5, rate: 100)
            #expect(try await asker.ask("PUT", ticket.path, body: bytes, as: ticket.key).status == 200)
            #expect(try await info(asker, ["MediaId": ticket.mediaID]).status == "Preparing")
            asker.advance(3)
            let ready = try await info(asker, ["MediaId": ticket.mediaID])
            #expect(ready.status == "Normal")
            #expect(ready.file["Duration"] as? String == "75.500000")
            #expect(ready.file["FileSize"] as? String == "\(bytes.count)")
        }
    }

    @Test func `an asset that is not a recording cannot be prepared`() async throws {
        try await AlibabaAsker.run { asker in
            let ticket = try asker.ticket(try await asker.createUpload())
            _ = try await asker.ask("PUT", ticket.path, body: Array("no recording".utf8), as: ticket.key)
            asker.advance(3)
            #expect(try await info(asker, ["MediaId": ticket.mediaID]).status == "PrepareFail")
        }
    }

    @Test func `an upload's credential is good for 3000 seconds, and can be had anew`() async throws {
        try await AlibabaAsker.run { asker in
            let ticket = try asker.ticket(try await asker.createUpload())
            asker.advance(2999)
            #expect(try await asker.ask("PUT", ticket.path, body: [1], as: ticket.key).status == 200)
            asker.advance(1)
            let late = try await asker.ask("PUT", ticket.path, body: [1], as: ticket.key)
            #expect(late.status == 403)
            #expect(late.body.contains("<Code>SecurityTokenExpired</Code>"))
            let fresh = try asker.ticket(try await asker.ask("RefreshUploadMedia", ["MediaId": ticket.mediaID]))
            #expect(fresh.path == ticket.path)
            #expect(fresh.mediaID == ticket.mediaID)
            #expect(try await asker.ask("PUT", fresh.path, body: [1], as: fresh.key).status == 200)
            #expect(try await asker.ask("RefreshUploadMedia", ["MediaId": "x"]).code == "ResourceNotFound")
        }
    }

    @Test func `an upload's credential is good for its object only`() async throws {
        try await AlibabaAsker.run { asker in
            let ticket = try asker.ticket(try await asker.createUpload())
            for path in [ticket.path + "x", "/\(asker.credentials.bucket)/a.wav"] {
                let answer = try await asker.ask("PUT", path, body: [1], as: ticket.key)
                #expect(answer.body.contains("<Code>AccessDenied</Code>"))
            }
            let account = try await asker.ask("PUT", ticket.path, body: [1])
            #expect(account.body.contains("<Code>AccessDenied</Code>"))
            var forged = ticket.key
            forged.token = "CAIS"
            let answer = try await asker.ask("PUT", ticket.path, body: [1], as: forged)
            #expect(answer.body.contains("<Code>InvalidSecurityToken</Code>"))
        }
    }

    @Test(arguments: [
        ("FileInfo", "", "MissingFileInfo"), ("FileInfo", "{", "InvalidParameter"),
        ("FileInfo", #"{"Type":"audio","Name":"a"}"#, "InvalidParameter"),
        ("FileInfo", #"{"Type":"sound","Name":"a","Ext":"wav"}"#, "InvalidParameter"),
        ("MediaMetaData", "", "MissingMediaMetaData"), ("MediaMetaData", #"{"Title":"a"}"#, "InvalidParameter"),
        (
            "UploadTargetConfig", #"{"StorageType":"oss","StorageLocation":"mine.oss-cn-shanghai.aliyuncs.com"}"#,
            "InvalidParameter"
        ),
    ])
    func `an asset is not made of parameters that are wrong`(
        parameter: String, value: String, code: String
    ) async throws {
        try await AlibabaAsker.run { asker in
            var parameters = [
                "FileInfo": #"{"Type":"audio","Name":"a","Ext":"wav"}"#,
                "MediaMetaData": #"{"Title":"a","BusinessType":"general"}"#,
            ]
            parameters[parameter] = value
            let refused = try await asker.ask("CreateUploadMedia", parameters)
            #expect(refused.code == code)
        }
    }

    @Test func `an object is registered once, and a token stands for one registration`() async throws {
        try await AlibabaAsker.run { asker in
            let address = try await asker.record("takes/take-1.wav")
            let token = String(repeating: "a", count: 32)
            let parameters = ["InputURL": address, "MediaType": "audio", "ClientToken": token]
            let first = try await asker.ask("RegisterMediaInfo", parameters).text("MediaId")
            #expect(first?.isEmpty == false)
            #expect(try await asker.ask("RegisterMediaInfo", parameters).text("MediaId") == first)
            let other = parameters.merging(["ClientToken": String(repeating: "b", count: 32)]) { $1 }
            #expect(try await asker.ask("RegisterMediaInfo", other).code == "InvalidParameter")
            asker.advance(3)
            #expect(try await info(asker, ["InputURL": address]).file["Duration"] as? String == "1.000000")
            let replaced = try await asker.ask("RegisterMediaInfo", other.merging(["Overwrite": "true"]) { $1 })
            #expect(replaced.text("MediaId") != first)
            #expect(try await asker.ask("GetMediaInfo", ["MediaId": first ?? ""]).code == "ResourceNotFound")
        }
    }

    @Test func `an object is not registered with parameters that are wrong`() async throws {
        try await AlibabaAsker.run { asker in
            let address = try await asker.record("take.wav")
            let wrong: [([String: String], String)] = [
                (["InputURL": ""], "MissingInputURL"), (["InputURL": "take.wav"], "InvalidParameter"),
                (["InputURL": "oss://another-bucket/take.wav"], "InvalidParameter"),
                (["InputURL": address + "x"], "InvalidMaterial.NotFound"), (["MediaType": "sound"], "InvalidParameter"),
                (["Title": String(repeating: "声", count: 43)], "InvalidParameter"),
                (["ClientToken": "short"], "InvalidParameter"),
            ]
            for (change, code) in wrong {
                let answer = try await asker.ask("RegisterMediaInfo", ["InputURL": address].merging(change) { $1 })
                #expect(answer.code == code, "\(change)")
            }
        }
    }

    @Test func `a credential that is handed out expired is so by order`() async throws {
        try await AlibabaAsker.run(faults: ["alibaba.create-upload:expire-url"]) { asker in
            let ticket = try asker.ticket(try await asker.createUpload())
            let answer = try await asker.ask("PUT", ticket.path, body: [1], as: ticket.key)
            #expect(answer.body.contains("<Code>SecurityTokenExpired</Code>"))
        }
    }
}
