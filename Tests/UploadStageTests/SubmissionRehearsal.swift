import Foundation
import PreflightModel
import Testing
import VendorClients
import VendorSandbox

@testable import UploadStage

/// A package for one of the vendors and a sandbox to submit it to, both of their own.
protocol SubmissionRehearsal {
    var sandbox: RunningSandbox { get }
    var folder: URL { get }
    var target: SubmissionTarget { get }
    var package: SubmissionPackage { get }
}

extension SubmissionRehearsal {
    /// Runs `body` with a sandbox and a folder, which are cleared away afterwards.
    static func withSandbox(
        faults: [String], _ body: (RunningSandbox, URL) async throws -> Void
    ) async throws {
        let sandbox = try await Sandbox.start(SandboxOptions(jobSeconds: 0, faults: faults))
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        do {
            try await body(sandbox, folder)
        } catch {
            await sandbox.stop()
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
        await sandbox.stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A runner on a ledger of its own, which `name` names.
    func runner(
        _ name: String = "ledger", target: SubmissionTarget? = nil, killSwitch: KillSwitch = KillSwitch(at: 0),
        transport: (any HTTPTransport)? = nil, now: @escaping @Sendable () -> Date = { Date() }
    ) throws -> SubmissionRunner {
        let ledger = try Ledger(path: folder.appending(path: "\(name).sqlite").path) { try killSwitch.pass() }
        let transport = KillableTransport(
            transport: transport ?? CurlTransport(userAgent: "test"), killSwitch: killSwitch)
        return SubmissionRunner(
            ledger: ledger, target: target ?? self.target, connection: connection(transport, now: now),
            retry: RetryPolicy(attempts: 4, looks: [.zero, .zero], sleep: { _ in }, random: { 0 }))
    }

    func connection(
        _ transport: any HTTPTransport, now: @escaping @Sendable () -> Date = { Date() }
    ) -> VendorConnection {
        VendorConnection(
            transport: transport, now: now,
            nonce: { Hexadecimal.string((0..<16).map { _ in UInt8.random(in: .min ... .max) }) })
    }

    /// Submits and waits for the end.
    func submit(with runner: SubmissionRunner, _ package: SubmissionPackage? = nil) async throws -> SubmissionRecord {
        let outcome = try await runner.submit(package ?? self.package, manifestPath: folder.path)
        return try await runner.wait(for: outcome.record.id)
    }

    /// Submits and waits for the end. Where it stays open whether a job is the package's, says that it is, as somebody would
    /// who looked at the console.
    func submitClaiming(
        with runner: SubmissionRunner, _ package: SubmissionPackage? = nil
    ) async throws -> SubmissionRecord {
        do {
            return try await submit(with: runner, package)
        } catch let failure as SubmissionFailure where failure.kind == .unresolved {
            let job = try #require(failure.description.firstMatch(of: /--job ([0-9a-f]{8,})/)).output.1
            let outcome = try await runner.submit(
                package ?? self.package, manifestPath: folder.path, claimedJob: String(job))
            return try await runner.wait(for: outcome.record.id)
        }
    }

    /// The events of a submission, by the ledger that `name` names.
    func events(of record: SubmissionRecord, in name: String = "ledger") throws -> [LedgerEvent] {
        try Ledger(path: folder.appending(path: "\(name).sqlite").path).events(of: record.id)
    }

    /// Lets nothing more go wrong.
    func cancelFaults() async throws {
        let endpoint = try #require(target.endpoints.values.first)
        let request = HTTPRequest(method: "DELETE", endpoint: endpoint, encodedPath: "/sandbox/faults")
        _ = try await CurlTransport(userAgent: "test").send(request, progress: nil)
    }

    /// What took effect, by the sandbox's journal.
    func effects(_ operation: String) -> [JournalEntry] {
        sandbox.journal().filter { $0.operation == operation && $0.status == 200 }
    }

    /// Begins a submission again and again, each killed at a later moment than the one before, until one lives. Each is
    /// of the same package but for one parameter, and has a ledger of its own, which the number of the moment names.
    ///
    /// - Parameters:
    ///   - step: How many moments each kill is later than the one before.
    ///   - parameter: The parameter that tells the packages apart.
    ///   - value: Its value, by the number of the moment.
    ///   - before: What is counted before each submission.
    ///   - check: Goes on with the submission, and says whether all is well.
    /// - Returns: The number of the first moment at which there was nothing to kill any more.
    func killEverywhere<Counts>(
        every step: Int = 1, telling parameter: String, apart value: (Int) -> String, before: () -> Counts,
        check: (_ fatal: Int, _ package: SubmissionPackage, _ before: Counts) async throws -> Void
    ) async throws -> Int {
        var fatal = 1
        while true {
            var package = package
            package.parameters[parameter] = value(fatal)
            let counts = before()
            let killSwitch = KillSwitch(at: fatal)
            var isOver = false
            do {
                _ = try await runner("\(fatal)", killSwitch: killSwitch).submit(package, manifestPath: "")
                isOver = true
            } catch {
                // What nobody killed would fail for ever.
                try #require(killSwitch.count >= fatal, "\(error)")
            }
            try await check(fatal, package, counts)
            if isOver { return fatal }
            fatal += step
        }
    }
}
