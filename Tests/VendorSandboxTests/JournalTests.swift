import Foundation
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("The sandbox's journal", .timeLimited)
struct JournalTests {
    @Test("any port answers what was asked, with every key, and not what the sandbox itself was asked")
    func overTheWire() async throws {
        try await withToySandbox { (_, client) async throws in
            _ = try await client.send("POST /", body: [65, 66])
            _ = try await client.send("DELETE /nothing?x=1")
            #expect(try await client.send("GET /sandbox/health").body == #"{"status":"ok"}"#)
            let journal = try await client.send("GET /sandbox/journal").body
            #expect(
                journal
                    == #"[{"bytes":2,"fault":null,"job":"job-1","operation":"CreateToyJob","service":"huawei-obs","#
                    + #""status":200,"vendor":"huawei"},{"bytes":0,"fault":null,"job":null,"#
                    + #""operation":"DELETE /nothing","service":"huawei-obs","status":404,"vendor":"huawei"}]"#)
        }
    }

    @Test("a journal file has the same entries, one line each")
    func file() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".jsonl")
        defer { try? FileManager.default.removeItem(at: file) }
        let journal = try Journal(file: file)
        for status in [200, 404] {
            journal.append(
                JournalEntry(
                    vendor: "huawei", operation: "PUT", status: status, bytes: 1, job: nil, service: .huaweiOBS,
                    fault: nil))
        }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let entries = try lines.map { try JSONDecoder().decode(JournalEntry.self, from: Data($0.utf8)) }
        #expect(entries == journal.entries)
        #expect(entries.map(\.status) == [200, 404])
    }

    @Test("the printed line is what DESIGN promises to clients")
    func endpoints() throws {
        let endpoints = SandboxEndpoints(
            endpoints: [.huaweiOBS: "http://127.0.0.1:1"], credentials: SandboxCredentials(SandboxOptions()))
        let line = try endpoints.line
        #expect(line.last == UInt8(ascii: "\n"))
        #expect(line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        #expect(object["schema"] as? String == "vendor-sandbox/endpoints/1")
        #expect(object["endpoints"] as? [String: String] == ["huawei-obs": "http://127.0.0.1:1"])
        let credentials = try #require(object["credentials"] as? [String: [String: Any]])
        let keys = credentials.mapValues { Set($0.keys) }
        #expect(keys["alibaba"]?.isSuperset(of: ["accessKeyId", "accessKeySecret"]) == true)
        #expect(keys["huawei"]?.isSuperset(of: ["ak", "sk", "projectId"]) == true)
        #expect(keys["tencent"]?.isSuperset(of: ["secretId", "secretKey", "subAppId"]) == true)
    }
}
