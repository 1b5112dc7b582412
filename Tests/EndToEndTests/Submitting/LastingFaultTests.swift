import Foundation
import TestSupport
import Testing

@Suite("A fault that lasts", .timeLimited)
struct LastingFaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var vendor: SubmittedVendor
        var operation: String
        var fault: String
        var status: Int32
        /// What the message says: what is wrong, and what to do.
        var words: [String]

        var testDescription: String { "\(vendor).\(operation):\(fault)" }
    }

    /// The same for the creation of the job at every vendor.
    private static func creation(_ fault: String, _ status: Int32, _ words: [String]) -> [Case] {
        SubmittedVendor.allCases.map {
            Case(vendor: $0, operation: $0.creation, fault: fault, status: status, words: words)
        }
    }

    /// The same for the upload at every vendor.
    private static func upload(_ fault: String, _ status: Int32, _ words: [String]) -> [Case] {
        SubmittedVendor.allCases.map {
            Case(vendor: $0, operation: "PUT", fault: fault, status: status, words: words)
        }
    }

    private static let clock = ["clock is 20 min behind the vendor's", "Set it", "same command again"]
    private static let elsewhere = [
        "https://elsewhere.invalid", "does not follow a redirect", "check the region and the endpoint",
    ]
    private static let busy = ["limits the rate of requests", "run the same command later to resume"]
    private static let broken = ["The vendor had a failure", "run the same command later to resume"]
    private static let lost = ["The answer was lost", "same command again"]

    static let cases: [Case] =
        creation("clock-skew", 77, clock) + creation("redirect", 76, elsewhere) + upload("redirect", 76, elsewhere)
        + [
            Case(
                vendor: .alibaba, operation: SubmittedVendor.alibaba.creation, fault: "throttle", status: 75,
                words: ["Throttling.User (HTTP 400)"] + busy),
            Case(
                vendor: .huawei, operation: SubmittedVendor.huawei.creation, fault: "throttle", status: 75,
                words: ["APIGW.0308 (HTTP 429)"] + busy),
            Case(
                vendor: .tencent, operation: SubmittedVendor.tencent.creation, fault: "throttle", status: 75,
                words: ["RequestLimitExceeded (HTTP 200)"] + busy),
        ] + upload("throttle", 75, busy) + creation("500", 75, broken) + upload("500", 75, broken)
        + creation("reset", 75, lost) + upload("reset", 75, lost)
        + [
            // The others' uploads bear a time that 20 minutes do not spoil.
            Case(vendor: .alibaba, operation: "PUT", fault: "clock-skew", status: 77, words: clock),
            Case(
                vendor: .alibaba, operation: "PUT", fault: "expire-url", status: 75,
                words: ["SecurityTokenExpired", "has expired", "same command again"]),
            Case(
                vendor: .huawei, operation: "PUT", fault: "expire-url", status: 75,
                words: ["has expired", "same command again"]),
            Case(
                vendor: .tencent, operation: "PUT", fault: "expire-url", status: 75,
                words: ["3 times", "expired", "run the same command again to resume"]),
            Case(
                vendor: .huawei, operation: "PUT", fault: "not-json", status: 75,
                words: ["has no usable ETag", "Please wait"] + lost),
            Case(
                vendor: .tencent, operation: "ApplyUpload", fault: "not-json", status: 75,
                words: ["is not JSON", "Please wait"] + lost),
            Case(
                vendor: .alibaba, operation: "CreateUploadMedia", fault: "not-json", status: 75,
                words: ["does not match the documentation of CreateUploadMedia"] + lost),
        ]

    @Test("ends with the right status and says what to do; without it the same command resumes", arguments: cases)
    func lasting(_ one: Case) throws {
        let scene = try SubmissionScene(one.vendor)
        try scene.sandbox.order(["\(one.vendor.rawValue).\(one.operation):\(one.fault)*1000"])
        let result = try scene.submit().command
        #expect(result.status == one.status, "\(result.output)\(result.errors)")
        let last = result.errors.split(separator: "\n").last { $0.hasPrefix("voice-preflight: ") } ?? ""
        for word in one.words { #expect(last.contains(word), "\(word) in \(last)") }
        #expect(!last.contains("::"))
        try scene.sandbox.order([])
        let again = try scene.submit(["--wait"]).command
        #expect(again.status == 0, "\(again.output)\(again.errors)")
        #expect(try scene.jobCount() == 1)
    }

    @Test("an answer that dribbles is given up after --answer-timeout", arguments: SubmittedVendor.allCases)
    func dribbling(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let id = try #require(try scene.submit().id)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.look):slow*1000"])
        let result = try scene.run(["status", id, "--answer-timeout", "1"] + scene.target)
        #expect(result.status == 75, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("no complete answer arrived within 1 s"))
        try scene.sandbox.order([])
        #expect(try scene.run(["wait", id] + scene.target).status == 0)
    }

    @Test("a state that no document knows is kept as it came, and waited on", arguments: SubmittedVendor.allCases)
    func unknownState(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let id = try #require(try scene.submit().id)
        try scene.sandbox.order(["\(vendor.rawValue).\(vendor.look):unknown-state*1000"])
        let status = try scene.run(["status", id] + scene.target)
        #expect(status.status == 0, "\(status.output)\(status.errors)")
        #expect(status.output.contains("state      running (the vendor says "))
        let waited = try scene.run(["wait", id, "--timeout", "1"] + scene.target)
        #expect(waited.status == 75, "\(waited.output)\(waited.errors)")
        #expect(waited.errors.contains("submission \(id): still "))
        #expect(waited.errors.contains("voice-preflight status \(id)"))
        try scene.sandbox.order([])
        let done = try scene.run(["wait", id] + scene.target)
        #expect(done.status == 0, "\(done.output)\(done.errors)")
        #expect(done.output.contains("state      succeeded"))
    }
}
