import Foundation
import TestSupport
import Testing

@Suite("Two submits of one package at once", .timeLimited)
struct OverlappingSubmitTests {
    /// Where the first one is held: before its upload arrives, and after its job is made.
    static let holds = ["put:hang-before", "create:hang"]

    @Test(
        "the second says that another is at it and sends nothing, and the first makes the only job",
        arguments: SubmittedVendor.allCases, holds)
    func overlapping(vendor: SubmittedVendor, hold: String) throws {
        let scene = try SubmissionScene(vendor)
        let fault = String(hold.split(separator: ":")[1])
        let operation = hold.hasPrefix("put") ? "PUT" : vendor.creation
        try scene.sandbox.order(["\(vendor.rawValue).\(operation):\(fault)"])
        let first = try scene.start(try scene.submission)
        try first.wait(until: { try scene.hasMet(fault, at: operation) })
        let asked = try scene.sandbox.journal().count
        let second = try scene.submit()
        #expect(second.command.status == 75, "\(second.command.output)\(second.command.errors)")
        #expect(second.command.errors.contains("another process is submitting this package now"))
        #expect(try scene.sandbox.journal().count == asked)
        try #require(first.isRunning)
        try scene.sandbox.order([])
        let result = try first.end()
        // Nothing proves to Alibaba's client that the job is its own; somebody says so.
        let isOpen = vendor == .alibaba && fault == "hang"
        #expect(result.status == (isOpen ? 75 : 0), "\(result.output)\(result.errors)")
        if isOpen { #expect(try scene.submitClaiming().status == 0) }
        #expect(try scene.jobCount() == 1)
        #expect(try scene.count("PUT") == vendor.objectCount)
        let third = try scene.submit()
        #expect(third.command.status == 0)
        #expect(third.command.errors.contains("nothing was sent"))
        #expect(try scene.jobCount() == 1)
    }

    @Test("started at the same moment, they make one job, and each byte goes once", arguments: SubmittedVendor.allCases)
    func simultaneous(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let commands = try (0..<4).map { _ in try scene.start(try scene.submission) }
        let results = try commands.map { try $0.end() }
        for result in results { #expect([0, 75].contains(result.status), "\(result.output)\(result.errors)") }
        #expect(results.contains { $0.status == 0 })
        #expect(try scene.jobCount() == 1)
        #expect(try scene.count("PUT") == vendor.objectCount)
        let history = try scene.run(["history", "--format", "json", "--ledger", "ledger.sqlite"]).json()
        #expect((history["submissions"] as? [Any])?.count == 1)
    }
}
