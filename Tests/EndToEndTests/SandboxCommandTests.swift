import Foundation
import TestSupport
import Testing

@Suite("The command vendor-sandbox", .timeLimited)
struct SandboxCommandTests {
    private func isEmpty(_ folder: URL) throws -> Bool {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty
    }

    @Test("one line of JSON says where the services are and what they accept")
    func ready() throws {
        let scratch = try Scratch()
        let sandbox = try SandboxProcess(["--until-stdin-closes"], temporaryFolder: scratch.folder)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(sandbox.line.utf8)) as? [String: Any])
        let endpoints = try #require(object["endpoints"] as? [String: String])
        #expect(
            endpoints.keys.sorted() == [
                "alibaba-ims", "alibaba-oss", "huawei-metastudio", "huawei-obs", "tencent-cos", "tencent-vod",
            ])
        #expect(endpoints.values.allSatisfy { $0.hasPrefix("http://127.0.0.1:") })
        #expect(Set(endpoints.values).count == endpoints.count)
        #expect((object["credentials"] as? [String: Any])?.keys.sorted() == ["alibaba", "huawei", "tencent"])
        try sandbox.closeInput()
        #expect(sandbox.status() == 0)
        #expect(try isEmpty(scratch.folder))
    }

    @Test("it ends cleanly when it is interrupted or asked to end", arguments: [SIGINT, SIGTERM, SIGHUP])
    func signals(number: Int32) throws {
        let scratch = try Scratch()
        let sandbox = try SandboxProcess([], temporaryFolder: scratch.folder)
        #expect(!(try isEmpty(scratch.folder)))
        sandbox.signal(number)
        #expect(sandbox.status() == 0)
        #expect(try isEmpty(scratch.folder))
    }

    @Test("what a killed one left is removed by the next")
    func killed() throws {
        let scratch = try Scratch()
        let first = try SandboxProcess([], temporaryFolder: scratch.folder)
        first.signal(SIGKILL)
        #expect(first.status() == -SIGKILL)
        #expect(!(try isEmpty(scratch.folder)))
        let second = try SandboxProcess([], temporaryFolder: scratch.folder)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).count == 1)
        second.signal(SIGTERM)
        #expect(second.status() == 0)
        #expect(try isEmpty(scratch.folder))
    }

    @Test("it ends when its time is over")
    func lifetime() throws {
        let scratch = try Scratch()
        let sandbox = try SandboxProcess(["--lifetime", "0.01"], temporaryFolder: scratch.folder)
        #expect(sandbox.status() == 0)
    }

    @Test(
        "wrong usage ends with 64, what is not available with 73, and nothing is left behind",
        arguments: [
            ("--fault", "tencent.putt:reset", Int32(64)), ("--speed", "0", 64), ("--port", "65535", 64),
            ("--journal", "/no/such/folder/journal", 73),
        ])
    func refusals(option: String, value: String, status: Int32) throws {
        let scratch = try Scratch()
        let sandbox = try SandboxProcess([option, value], temporaryFolder: scratch.folder)
        #expect(sandbox.line.isEmpty)
        #expect(sandbox.status() == status)
        #expect(try isEmpty(scratch.folder))
    }
}
