import Foundation
import Testing
import VendorClients

@testable import UploadStage

@Suite struct AlibabaJobSearchTests {
    /// A job as the service lists it.
    private struct Job {
        var id: String
        var name = "小专\\n"
        var created = "2027-01-15T08:00:00Z"
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
                #"{"JobId":"\#($0.id)","Status":"Training","VoiceName":"\#($0.name)","CreateTime":"\#($0.created)"}"#
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
        return try await AlibabaJobs(client: client).standardJob(
            named: "小专", since: Date(timeIntervalSince1970: 1_800_000_000), except: earlier)
    }

    @Test func `finds the job of its name, on later pages too`() async throws {
        guard case .found("ours") = try await Self.look([Job(id: "a", name: "小专二")], [Job(id: "ours")]) else {
            Issue.record("it is on the second page")
            return
        }
    }

    @Test(arguments: [("2027-01-15T07:44:00Z", true), ("2027-01-15T07:43:59Z", false), ("yesterday", true)])
    func `counts what was made since, give or take the clocks' difference`(created: String, isFound: Bool) async throws
    {
        let search = try await Self.look([Job(id: "ours", created: created)])
        switch search {
        case .found("ours"): #expect(isFound)
        case .absent: #expect(!isFound)
        default: Issue.record("it can be told")
        }
    }

    @Test func `counts nothing that was there before`() async throws {
        guard case .found("ours") = try await Self.look([Job(id: "ours"), Job(id: "old")], except: ["old"]) else {
            Issue.record("only one is new")
            return
        }
        guard case .absent = try await Self.look([Job(id: "old")], except: ["old"]) else {
            Issue.record("none is new")
            return
        }
    }

    @Test func `cannot tell two new jobs of one name apart`() async throws {
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
