import Foundation
import TestSupport
import Testing
import VendorClients

@testable import UploadStage

@Suite(.timeLimited) struct AlibabaJobSearchTests {
    /// A job as the service lists it.
    private struct Job {
        var id: String
        var name = "小专\\n"
        var created = "2027-01-15T08:00:00Z"
        var gender = "female"
    }

    /// Answers lists of jobs, page after page.
    private struct ListingTransport: HTTPTransport {
        var pages: [[Job]]
        var total: Int

        func send(
            _ request: HTTPRequest, progress: (@Sendable (Int64) -> Void)?
        ) async throws(TransportFailure) -> HTTPResponse {
            guard let query = request.encodedQuery, query.contains("Type=Standard"),
                let page = query.firstMatch(of: /PageNo=([0-9]+)/).flatMap({ Int($0.output.1) })
            else { throw TransportFailure(.unreachable, "no list of standard jobs") }
            let jobs = pages[min(page, pages.count) - 1].map {
                #"{"JobId":"\#($0.id)","Status":"Training","VoiceName":"\#($0.name)","CreateTime":"\#($0.created)","#
                    + #""Gender":"\#($0.gender)"}"#
            }
            let data = #"{"CustomizedVoiceJobList":[\#(jobs.joined(separator: ","))],"TotalCount":\#(total)}"#
            return HTTPResponse(status: 200, body: Array(#"{"RequestId":"r","Success":true,"Data":\#(data)}"#.utf8))
        }
    }

    private static func look(
        _ pages: [Job]..., total: Int? = nil, except earlier: [String] = []
    ) async throws -> StepSearch<String> {
        let connection = VendorConnection(
            transport: ListingTransport(pages: pages, total: total ?? pages.joined().count), now: { Date() },
            nonce: { String(repeating: "0", count: 32) })
        let client = AlibabaClient(
            credentials: AlibabaCredentials(accessKeyID: "i", accessKeySecret: Secret("s")),
            endpoint: AlibabaRegion.shanghai.mediaServices, connection: connection)
        return try await AlibabaJobSearch(client: client).standardJob(
            of: SubmitStandardCustomizedVoiceJob(voiceName: "小专", gender: .female, authentication: "a", audios: ["b"]),
            since: Date(timeIntervalSince1970: 1_800_000_000), except: Set(earlier))
    }

    /// The words for a job that may be ours; nil where none may.
    private static func words(_ search: StepSearch<String>) -> String? {
        if case .unknown(let words) = search { words } else { nil }
    }

    @Test func `names the job that may be ours, on later pages too, and never takes it for ours`() async throws {
        let words = Self.words(try await Self.look([Job(id: "a", name: "小专二")], [Job(id: "ours")]))
        #expect(words?.contains("a job named \"小专\"") == true)
        #expect(words?.contains("ours of 2027-01-15T08:00:00Z") == true)
        #expect(words?.contains("--job ours") == true)
        #expect(words?.contains("--again") == true)
    }

    @Test func `counts no job of another gender`() async throws {
        guard case .absent = try await Self.look([Job(id: "his", gender: "male")]) else {
            Issue.record("the service says of it what was not sent in")
            return
        }
    }

    @Test(arguments: [("2027-01-15T07:44:00Z", true), ("2027-01-15T07:43:59Z", false), ("yesterday", true)])
    func `counts what was made since, give or take the clocks' difference`(created: String, isFound: Bool) async throws
    {
        let search = try await Self.look([Job(id: "ours", created: created)])
        #expect((Self.words(search) != nil) == isFound)
    }

    @Test func `counts nothing that was there before`() async throws {
        let words = Self.words(try await Self.look([Job(id: "ours"), Job(id: "old")], except: ["old"]))
        #expect(words?.contains("(ours of ") == true)
        #expect(words?.contains("old") == false)
        guard case .absent = try await Self.look([Job(id: "old")], except: ["old"]) else {
            Issue.record("none is new")
            return
        }
    }

    @Test func `names all new jobs of its name`() async throws {
        guard case .unknown(let words) = try await Self.look([Job(id: "a"), Job(id: "b")]) else {
            Issue.record("either may be ours")
            return
        }
        #expect(words.contains("小专"))
        #expect(words.contains("--again"))
    }

    @Test func `ends on a list without end`() async throws {
        guard case .unknown = try await Self.look([Job(id: "a")], total: .max) else {
            Issue.record("a list without end tells nothing")
            return
        }
    }
}
