import Foundation
import MessageDigests
import PreflightModel
import TestSupport
import Testing

@testable import VendorSandbox

@Suite("The sandbox's server", .timeLimited)
struct SandboxServerTests {
    @Test("path and query arrive as they were sent, escapes and doubled slashes too; pairs are decoded as in forms")
    func rawTarget() async throws {
        try await withToySandbox { (_, client) async throws in
            let answer = try await client.send(
                "DELETE /a%2Fb%20c+d//e/../f*~?uploads&x=%2B+&y=&n%20=%E5%A5%B3", headers: ["x-mArK:  kept  "])
            #expect(answer.status == 404)
            #expect(answer.json["path"] == "/a%2Fb%20c+d//e/../f*~")
            #expect(answer.json["query"] == "uploads&x=%2B+&y=&n%20=%E5%A5%B3")
            #expect(answer.json["pairs"] == "nil|+ ||女")
            #expect(answer.json["x-mark"] == "kept")
        }
    }

    @Test(
        "a body is kept whole with its digests, in memory or in a file",
        arguments: [0, 1, 1 << 20, 1 << 20 + 1, 5_000_003])
    func digests(byteCount: Int) async throws {
        let body = (0..<byteCount).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) }
        try await withToySandbox { (sandbox, client) async throws in
            let answer = try await client.send("PUT /folder/take.wav", body: body)
            #expect(answer.header("ETag") == "\"" + Hexadecimal.string(MD5.hash(data: body)) + "\"")
            let object = try #require(await sandbox.world.objects.object("toys", "/folder/take.wav"))
            #expect(object.digests.sha256 == Hexadecimal.string(SHA256.hash(data: body)))
            #expect(object.file.lastPathComponent == "take.wav")
            #expect(firstDifference(try Data(contentsOf: object.file), from: body) == nil)
            #expect(sandbox.journal().map(\.bytes) == [Int64(byteCount)])
        }
    }

    @Test("a chunked body arrives without its framing")
    func chunked() async throws {
        try await withToySandbox { (_, client) async throws in
            let answer = try await client.exchange(
                Array(
                    """
                    POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r
                    5\r\nhello\r\n7;note=1\r\n, world\r\n0\r\n\r\n
                    """.utf8))
            #expect(answer.json["body"] == "hello, world")
        }
    }

    @Test(
        "a client that goes in the middle of a body has no effect and leaves no file, and the journal says how far it came"
    )
    func abandoned() async throws {
        try await withToySandbox { (sandbox, client) async throws in
            let head = "PUT /take.wav HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n"
            try await client.abandon(Array(head.utf8) + [UInt8](repeating: 7, count: 2_000_000))
            while sandbox.journal().isEmpty { await Task.yield() }
            let entry = try #require(sandbox.journal().first)
            #expect(entry.status == 0)
            #expect(entry.bytes > 0 && entry.bytes <= 2_000_000)
            #expect(await sandbox.world.objects.object("toys", "/take.wav") == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.folder.location.path).isEmpty)
        }
    }

    @Test("one connection serves several requests")
    func keepAlive() async throws {
        try await withToySandbox { (sandbox, client) async throws in
            let one = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
            let two = "GET /job HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answer = try await client.exchange(Array((one + two).utf8))
            #expect(answer.text.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
            #expect(sandbox.journal().map(\.operation) == ["CreateToyJob", "ShowToyJob"])
        }
    }

    @Test("an answer to HEAD has a length and no body")
    func head() async throws {
        try await withToySandbox { (_, client) async throws in
            let answer = try await client.send("HEAD /nothing")
            #expect(answer.status == 404)
            #expect((answer.header("Content-Length").flatMap { Int($0) } ?? 0) > 0)
            #expect(answer.body.isEmpty)
        }
    }

    @Test("answers are dated by the sandbox's clock")
    func date() async throws {
        try await withToySandbox(at: Date(timeIntervalSince1970: 784_111_777)) { (_, client) async throws in
            // The example of RFC 9110, 5.6.7.
            #expect(try await client.send("GET /job").header("Date") == "Sun, 06 Nov 1994 08:49:37 GMT")
        }
    }

    @Test("all services listen on the loopback address only")
    func loopback() async throws {
        try await withToySandbox { (sandbox, _) async throws in
            #expect(sandbox.endpoints.endpoints.values.allSatisfy { $0.hasPrefix("http://127.0.0.1:") })
        }
    }

    @Test("a port that is taken is said by its number, and what started before it is stopped")
    func takenPort() async throws {
        try await withToySandbox { (sandbox, _) async throws in
            let port = try #require(
                URL(string: sandbox.endpoints.endpoints[.huaweiOBS] ?? "")?.port.map { UInt16($0) })
            let failure = await #expect(throws: PortNotAvailable.self) {
                try await Sandbox.start(SandboxOptions(port: port)) { [ToyService(world: $0)] }
            }
            #expect(failure?.description.hasPrefix("127.0.0.1:\(port): cannot listen: ") == true)
        }
    }

    @Test("stopping removes what was uploaded and ends requests that hang")
    func stopping() async throws {
        let (folder, answer) = try await withToySandbox(faults: ["huawei.create:hang"]) {
            (sandbox, client) async throws in
            _ = try await client.send("PUT /take.wav", body: [1, 2, 3])
            async let hanging = client.send("POST /")
            while sandbox.journal().count < 2 { await Task.yield() }
            await sandbox.stop()
            return (sandbox.folder.location, try await hanging)
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path))
        #expect(answer.bytes.isEmpty)
    }
}
