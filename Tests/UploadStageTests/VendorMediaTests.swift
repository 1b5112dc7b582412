import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

@Suite("Submitting media that the vendor already has", .timeLimited)
struct VendorMediaTests {
    /// What an earlier submission made, in the order of its steps.
    private struct Kept: Decodable {
        var value: Value

        struct Value: Decodable {
            var id: String

            init(from decoder: any Decoder) throws {
                if let text = try? decoder.singleValueContainer().decode(String.self) {
                    id = text
                } else {
                    id = try decoder.container(keyedBy: Key.self).decode(String.self, forKey: .fileID)
                }
            }

            enum Key: String, CodingKey { case fileID }
        }
    }

    private func ids(_ steps: [String], of record: SubmissionRecord, _ rehearsal: some SubmissionRehearsal) throws
        -> [String]
    {
        let ledger = try Ledger(path: rehearsal.folder.appending(path: "ledger.sqlite").path)
        return try steps.map { step in
            let outcome = try #require(try ledger.step(step, of: record.id)?.outcome)
            return try JSONDecoder().decode(Kept.self, from: Data(outcome.utf8)).value.id
        }
    }

    @Test("makes a standard voice of media IDs without sending a byte")
    func standard() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner())
            let media = try ids(
                ["create media material 1", "create media material 2", "create media authentication"], of: first,
                rehearsal)
            let putsBefore = rehearsal.effects("PUT").count
            var package = rehearsal.package
            package.manifest.entries = []
            package.parameters["Audios"] = media.prefix(2).joined(separator: ",")
            package.parameters["Authentication"] = media[2]
            var warnings: [String] = []
            let runner = try rehearsal.runner()
            let outcome = try await runner.submit(package, manifestPath: "") { warnings = $1 }
            #expect(try await runner.wait(for: outcome.record.id).state == .succeeded)
            #expect(warnings.prefix(2).map { $0.prefix { $0 != ":" } } == ["Audios", "Authentication"])
            #expect(rehearsal.effects("PUT").count == putsBefore)
            #expect(rehearsal.jobs().count == 2)
        }
    }

    @Test("takes one role from files and the other from media")
    func mixed() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner())
            let media = try ids(["create media authentication"], of: first, rehearsal)
            let putsBefore = rehearsal.effects("PUT").count
            var package = rehearsal.package
            package.manifest.entries.removeAll { $0.role == "authentication" }
            package.parameters["Authentication"] = media[0]
            #expect(try await rehearsal.submit(with: rehearsal.runner(), package).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == putsBefore + 2)
        }
    }

    @Test("stops before anything is uploaded where the service does not know an ID")
    func unknown() async throws {
        try await AlibabaRehearsal.run { rehearsal in
            var package = rehearsal.package
            package.manifest.entries.removeAll { $0.role == "authentication" }
            package.parameters["Authentication"] = "571c704445f9a0ee011406c2"
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
            #expect(failure?.kind == .refused)
            #expect(failure?.description.contains("no media 571c704445f9a0ee011406c2") == true)
            #expect(rehearsal.sandbox.journal().map(\.operation) == ["GetMediaInfo"])
        }
    }

    @Test("refuses files and IDs for one role, and neither")
    func usage() async throws {
        try await AlibabaRehearsal.run(.cosyVoice) { rehearsal in
            var package = rehearsal.package
            package.parameters["Audios"] = "571c704445f9a0ee011406c2"
            await #expect(throws: SubmissionFailure(.usage, AlibabaSubmissionWords.both("sample", "Audios"))) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
            package.manifest.entries = []
            package.parameters["Audios"] = nil
            await #expect(throws: SubmissionFailure(.usage, AlibabaSubmissionWords.noRecording("sample", "Audios"))) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
        }
    }

    @Test("makes a voice of files that Tencent's application has")
    func tencent() async throws {
        try await TencentRehearsal.run { rehearsal in
            let first = try await rehearsal.submit(with: rehearsal.runner())
            let files = try ids(["commit sample", "commit prompt"], of: first, rehearsal)
            let putsBefore = rehearsal.effects("PUT").count
            var package = rehearsal.package
            package.manifest.entries = []
            package.parameters["AudioFileId"] = files[0]
            package.parameters["PromptAudioFileId"] = files[1]
            package.parameters["VoiceId"] = "another_voice"
            #expect(try await rehearsal.submit(with: rehearsal.runner(), package).state == .succeeded)
            #expect(rehearsal.effects("PUT").count == putsBefore)
            #expect(rehearsal.tasks.count == 2)

            package.parameters["AudioUrl"] = "https://example.com/a.wav"
            let failure = await #expect(throws: SubmissionFailure.self) {
                try await rehearsal.runner().submit(package, manifestPath: "")
            }
            #expect(failure?.description == "AudioUrl and AudioFileId are both given. Give only one of them.")
        }
    }

    @Test("is planned as it is done")
    func planned() async throws {
        try await AlibabaRehearsal.run(.cosyVoice) { rehearsal in
            var package = rehearsal.package
            package.manifest.entries = []
            package.parameters["Audios"] = "571c704445f9a0ee011406c2"
            let connection = rehearsal.connection(CurlTransport(userAgent: "test"))
            let requests = try await SubmissionPlan.requests(
                of: package, target: rehearsal.target, connection: connection
            ).requests
            #expect(requests.map(\.operation) == ["GetMediaInfo", "SubmitCosyVoiceCustomizedVoiceJob"])
            #expect(requests.last?.request.encodedQuery?.contains("Audios=571c704445f9a0ee011406c2") == true)
        }
    }
}
