import Foundation
import Testing
import VendorClients

@testable import UploadStage

@Suite struct TencentTaskSearchTests {
    /// Answers lists of tasks, page after page, and every look at a task with the voice "ours-0001".
    private struct ListingTransport: HTTPTransport {
        /// The marks of the tasks of each page; a page without end names itself as the next.
        var pages: [[String]]
        var isEndless = false

        func send(
            _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
        ) async throws(TransportFailure) -> HTTPResponse {
            guard request.header("X-TC-Action") == "DescribeTasks" else {
                return Self.answer(#""Status":"FINISH","CreateAigcAudioCloneTask":{"Input":{"VoiceId":"ours-0001"}}"#)
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

    private static func look(
        _ pages: [[String]], hoursAgo: Double = 0, isEndless: Bool = false, voiceID: String = "ours-0001"
    ) async throws -> StepSearch<String> {
        let connection = VendorConnection(
            transport: ListingTransport(pages: pages, isEndless: isEndless), now: { now }, nonce: { "" })
        let client = TencentClient(
            credentials: TencentCredentials(secretID: "i", secretKey: Secret("k")), connection: connection)
        let search = TencentTaskSearch(client: client, subAppID: 1, sessionID: "ours", voiceID: voiceID)
        return try await search.outcome(since: now.addingTimeInterval(-hoursAgo * 3600))
    }

    @Test func `finds the task of its mark, on later pages too`() async throws {
        guard case .found("task of ours") = try await Self.look([["a", "b"], [], ["c", "ours"]]) else {
            Issue.record("it is on the third page")
            return
        }
    }

    @Test func `takes nothing for ours that makes another voice`() async throws {
        guard case .absent = try await Self.look([["ours"]], voiceID: "another-voice") else {
            Issue.record("the mark is another voice's")
            return
        }
    }

    @Test func `says that there is none as long as tasks are listed`() async throws {
        guard case .absent = try await Self.look([["a"], ["b"]], hoursAgo: 70) else {
            Issue.record("70 hours are within three days")
            return
        }
    }

    @Test func `cannot tell after three days`() async throws {
        guard case .unknown(let words) = try await Self.look([["a"]], hoursAgo: 72) else {
            Issue.record("after 72 hours nothing can be told")
            return
        }
        #expect(words.contains("ours-0001"))
        #expect(words.contains("--again"))
    }

    @Test func `ends on a list without end`() async throws {
        guard case .unknown = try await Self.look([["a"]], isEndless: true) else {
            Issue.record("a list without end tells nothing")
            return
        }
    }
}
