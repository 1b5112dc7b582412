import Foundation
import PreflightModel
import Testing
import UploadPackaging

@testable import VendorSandbox

/// A sandbox of Huawei's services, asked with the token, so that no signature is needed.
struct HuaweiAsker {
    let sandbox: RunningSandbox
    let metaStudio: RawClient
    let obs: RawClient

    static func run(
        faults: [String] = [], jobSeconds: Double = 0, now: @escaping @Sendable () -> Date = { Date() },
        _ body: (HuaweiAsker) async throws -> Void
    ) async throws {
        let sandbox = try await Sandbox.start(
            SandboxOptions(jobSeconds: jobSeconds, faults: faults), now: now,
            services: HuaweiMetaStudioService.services)
        do {
            let endpoints = sandbox.endpoints.endpoints
            try await body(
                HuaweiAsker(
                    sandbox: sandbox, metaStudio: try RawClient(endpoint: endpoints[.huaweiMetaStudio]),
                    obs: try RawClient(endpoint: endpoints[.huaweiOBS])))
            await sandbox.stop()
        } catch {
            await sandbox.stop()
            throw error
        }
    }

    /// Asks MetaStudio: the path is that below `voice-training-manage`.
    func ask(_ method: String, _ path: String, _ body: String = "", project: String? = nil) async throws -> Answer {
        let project = project ?? sandbox.credentials.huawei.projectId
        let answer = try await metaStudio.send(
            "\(method) /v1/\(project)/voice-training-manage/\(path)",
            headers: [
                "Content-Type: application/json", "X-Auth-Token: \(sandbox.credentials.huawei.authToken)",
            ], body: Array(body.utf8))
        let json = try? JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any]
        return Answer(status: answer.status, fields: json ?? [:])
    }

    struct Answer {
        let status: Int?
        let fields: [String: Any]

        func text(_ names: String...) -> String? {
            var value: Any? = fields
            for name in names { value = (value as? [String: Any])?[name] }
            return value as? String
        }
        func number(_ names: String...) -> Int? {
            var value: Any? = fields
            for name in names { value = (value as? [String: Any])?[name] }
            return value as? Int
        }
        /// The codes of an audit's errors.
        var auditCodes: [String] {
            let errors = (fields["system_audit_result"] as? [String: Any])?["errors"] as? [[String: Any]]
            return errors?.compactMap { $0["error_code"] as? String } ?? []
        }
    }

    /// Puts bytes to an address, with one Content-Type or none.
    func put(_ bytes: [UInt8], to address: String?, type: String?) async throws -> RawClient.Answer {
        let authority = try #require(address?.firstMatch(of: /http:\/\/[^\/]+/)).range.upperBound
        let target = address?[authority...] ?? ""
        return try await obs.send("PUT \(target)", headers: type.map { ["Content-Type: \($0)"] } ?? [], body: bytes)
    }

    /// A job of an edition with this zip and a letter, committed: its ID.
    func committed(_ edition: String, zip: [UInt8], letter: [UInt8] = [1], name: String = "v") async throws -> String {
        let job = try await ask("POST", "user/\(edition)-jobs", #"{"voice_name":"\#(name)","create_type":"PACKAGE"}"#)
        let zipAnswer = try await put(zip, to: job.text("training_data_uploading_url"), type: "application/zip")
        #expect(zipAnswer.status == 200)
        if !letter.isEmpty {
            #expect(try await put(letter, to: job.text("authorization_letter_uploading_url"), type: nil).status == 200)
        }
        let id = try #require(job.text("job_id"))
        #expect(try await ask("POST", "user/jobs/\(id)").status == 200)
        return id
    }

    /// A recording: 16-bit mono PCM in a WAVE file.
    static func wave(seconds: Double, rate: Int = 8000) -> [UInt8] {
        let count = Int(seconds * Double(rate)) * 2
        func little(_ number: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(number >> (8 * $0) & 255) } }
        let format = little(1, 2) + little(1, 2) + little(rate, 4) + little(2 * rate, 4) + little(2, 2) + little(16, 2)
        let samples = (0..<count).map { UInt8(truncatingIfNeeded: $0 % 50) }
        return Array("RIFF".utf8) + little(36 + count, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + format
            + Array("data".utf8) + little(count, 4) + samples
    }

    /// A zip of stored files, in the order given.
    static func zip(_ files: [(String, [UInt8])]) throws -> [UInt8] {
        func little(_ number: Int, _ size: Int) -> [UInt8] { (0..<size).map { UInt8(number >> (8 * $0) & 255) } }
        var (content, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in files {
            // Flags and method 0, the time 1980-01-01 0:00, then sum and sizes.
            let sums =
                little(0, 4) + little(0, 2) + little(0x21, 2) + little(Int(crc32(bytes)), 4)
                + little(bytes.count, 4) + little(bytes.count, 4) + little(name.utf8.count, 2)
            let common = little(20, 2) + sums
            directory +=
                Array("PK\u{1}\u{2}".utf8) + little(20, 2) + common + little(0, 2)
                + little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(content.count, 4)
                + Array(name.utf8)
            content += Array("PK\u{3}\u{4}".utf8) + common + little(0, 2) + Array(name.utf8) + bytes
        }
        let end =
            Array("PK\u{5}\u{6}".utf8) + little(0, 4) + little(files.count, 2) + little(files.count, 2)
            + little(directory.count, 4) + little(content.count, 4) + little(0, 2)
        return content + directory + end
    }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
