import Foundation
import PreflightModel
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct TencentJobSearchTests {
    /// Answers lists of tasks, page after page, and every look at a task with the same input.
    private struct ListingTransport: HTTPTransport {
        /// The SessionIds of the tasks of each page; a page without end names itself as the next.
        var pages: [[String]]
        var isEndless = false
        var input: String

        func send(
            _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
        ) async throws(TransportFailure) -> HTTPResponse {
            guard request.header("X-TC-Action") == "DescribeTasks" else {
                return Self.answer(#""Status":"FINISH","CreateAigcAudioCloneTask":\#(input)"#)
            }
            guard case .bytes(let body) = request.body else { throw TransportFailure(.unreachable, "no body") }
            let text = String(decoding: body, as: UTF8.self)
            let number = text.firstMatch(of: /"ScrollToken":"([0-9]+)"/).flatMap { Int($0.output.1) } ?? 0
            let tasks = pages[min(number, pages.count - 1)].map { #"{"TaskId":"task of \#($0)","SessionId":"\#($0)"}"# }
            let next = isEndless || number + 1 < pages.count ? "\(number + 1)" : ""
            return Self.answer(#""TaskSet":[\#(tasks.joined(separator: ","))],"ScrollToken":"\#(next)""#)
        }

        private static func answer(_ fields: String) -> HTTPResponse {
            HTTPResponse(status: 200, body: Array("{\"Response\":{\(fields)}}".utf8))
        }
    }

    private static let now = Date(timeIntervalSince1970: 1_800_000_000)
    private static let ours = #"""
        {"Input":{"AudioFileInfo":{"Type":"File","FileId":"f-1","Url":null},"VoiceId":"ours-0001","Text":"Hello.",
        "PromptAudioFileInfo":null,"PromptText":null,"Payload":""}}
        """#

    private static func search(
        _ pages: [[String]], isEndless: Bool = false, isOwnSession: Bool = false, others: Set<String> = [],
        input: String = ours
    ) -> TencentJobSearch {
        let connection = VendorConnection(
            transport: ListingTransport(pages: pages, isEndless: isEndless, input: input), now: { now }, nonce: { "" })
        let client = TencentClient(
            credentials: TencentCredentials(secretID: "i", secretKey: Secret("k")), connection: connection)
        let request = CreateAigcAudioClone(
            subAppID: 1, audio: .file(id: "f-1"), voiceID: "ours-0001", text: "Hello.", sessionID: "ours")
        return TencentJobSearch(
            client: client, request: request, isOwnSession: isOwnSession, otherTasks: others)
    }

    private static func look(
        _ search: TencentJobSearch, hoursAgo: Double = 0
    ) async throws -> StepSearch<String> {
        try await search.outcome(since: now.addingTimeInterval(-hoursAgo * 3600))
    }

    @Test func `finds the task of its SessionId, on later pages too`() async throws {
        guard case .found("task of ours") = try await Self.look(Self.search([["a", "b"], [], ["c", "ours"]])) else {
            Issue.record("it is on the third page")
            return
        }
    }

    @Test(arguments: [
        (#""FileId":"f-1""#, #""FileId":"f-2""#, "AudioFileInfo"), ("ours-0001", "other-001", "VoiceId"),
        ("Hello.", "Goodbye.", "Text"), (#""PromptText":null"#, #""PromptText":"Hm.""#, "PromptText"),
        (#""PromptAudioFileInfo":null"#, #""PromptAudioFileInfo":{"Url":"http://a/b"}"#, "PromptAudioFileInfo"),
        (#""Payload":"""#, #""Payload":"x""#, "Payload"),
    ])
    func `takes nothing for ours that anything else went into, and names it`(
        words: String, others: String, name: String
    ) async throws {
        let search = Self.search([["ours"]], input: Self.ours.replacing(words, with: others))
        guard case .absent = try await Self.look(search) else {
            Issue.record("the task is of something else")
            return
        }
        let refusal = VendorFailure(
            vendor: .tencent, operation: "CreateAigcAudioClone", kind: .refused,
            code: TencentErrors.duplicateSession, message: "it was used", status: 200)
        let failure = await #expect(throws: SubmissionFailure.self) { try await search.listed(refusal) }
        #expect(failure?.kind == .refused)
        #expect(failure?.description.contains("(\(name) differs)") == true)
        #expect(failure?.description.contains("it was used") == true)
        #expect(failure?.description.contains("Give another SessionId") == true)
    }

    @Test func `takes no task for ours that another submission has`() async throws {
        guard case .absent = try await Self.look(Self.search([["ours"]], others: ["task of ours"])) else {
            Issue.record("the ledger knows whose it is")
            return
        }
    }

    @Test(arguments: [
        "null", #"{"Status":"PROCESSING"}"#,
        #"{"Input":{"VoiceId":"ours-0001","Text":"Hello."}}"#,
        #"{"Input":{"AudioFileInfo":{"FileId":"f-1"},"VoiceId":"ours-0001"}}"#,
    ])
    func `asks somebody where the vendor does not say what went in`(input: String) async throws {
        guard case .unknown(let words) = try await Self.look(Self.search([["ours"]], input: input)) else {
            Issue.record("audio, text and VoiceId are the proof")
            return
        }
        #expect(words.contains("task of ours"))
        #expect(words.contains("--job"))
        #expect(words.contains("--again"))
    }

    @Test func `knows a random SessionId of its own without any input`() async throws {
        let search = Self.search([["ours"]], isOwnSession: true, input: "null")
        guard case .found("task of ours") = try await Self.look(search) else {
            Issue.record("nobody else has this SessionId")
            return
        }
    }

    @Test func `says that there is none as long as tasks are listed`() async throws {
        guard case .absent = try await Self.look(Self.search([["a"], ["b"]]), hoursAgo: 70) else {
            Issue.record("70 hours are within three days")
            return
        }
    }

    @Test func `does not know after three days`() async throws {
        guard case .unknown(let words) = try await Self.look(Self.search([["a"]]), hoursAgo: 72) else {
            Issue.record("after 72 hours nothing is known")
            return
        }
        #expect(words.contains("ours-0001"))
        #expect(words.contains("--again"))
    }

    @Test func `ends on a list without end`() async throws {
        guard case .unknown = try await Self.look(Self.search([["a"]], isEndless: true)) else {
            Issue.record("a list without end says nothing")
            return
        }
    }
}
