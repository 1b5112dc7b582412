import PreflightModel
package import VendorClients

/// The requests that a submission would make: the submission itself, run over a ledger in memory and a connection that
/// notes requests instead of sending them.
package enum SubmissionPlan {
    /// The requests in order, and what is worth saying.
    ///
    /// Where no credentials are found, that is said, and the names of their variables stand in the requests.
    /// - Parameter connection: Its clock is used, and nothing else of it.
    /// - Throws: `SubmissionFailure`.
    package static func requests(
        of package: SubmissionPackage, target: SubmissionTarget, connection: VendorConnection
    ) async throws -> (requests: [PlannedRequest], warnings: [String]) {
        do {
            return try await run(package, target, connection)
        } catch let failure as CredentialFailure {
            return try await run(package, target, connection, lacking: failure.message)
        } catch let failure as SubmissionFailure where failure.kind == .credentials {
            return try await run(package, target, connection, lacking: failure.messages.joined(separator: " "))
        }
    }

    /// - Parameter message: Which credentials are not there; nil where they are.
    private static func run(
        _ package: SubmissionPackage, _ target: SubmissionTarget, _ connection: VendorConnection,
        lacking message: String? = nil
    ) async throws -> (requests: [PlannedRequest], warnings: [String]) {
        var target = target
        if message != nil {
            target.credentials = CredentialSources(
                environment: Dictionary(uniqueKeysWithValues: variables.map { ($0, $0) }), home: "", read: { _ in nil })
        }
        let plan = RequestPlan()
        let submission = try VendorSubmissions.make(
            package: package, target: target, connection: .planning(plan, now: connection.now))
        let steps = try StepLog.forgetful(now: connection.now) { step, _, _ in plan.begin(step) }
        _ = try await submission.submit(steps)
        return (joined(plan.entries), [message].compactMap(\.self) + submission.warnings)
    }

    /// The parts of an upload, one after another, are shown as one request with its count.
    private static func joined(_ entries: [RequestPlan.Entry]) -> [PlannedRequest] {
        let partOperations = VendorDescription.all.compactMap(\.partOperation)
        var requests: [PlannedRequest] = []
        for entry in entries {
            if partOperations.contains(entry.operation), let last = requests.last, last.operation == entry.operation {
                requests[requests.count - 1].count += 1
            } else {
                requests.append(
                    PlannedRequest(step: entry.step, operation: entry.operation, request: entry.request))
            }
        }
        for (index, request) in requests.enumerated() where request.count > 1 {
            let recording = request.step.replacing(#/ part 1 of \d+$/#, with: "")
            let parts = PartSizes.words(request.count, of: request.request.body.byteCount)
            requests[index].step = "\(recording) \(parts)"
        }
        return requests
    }

    /// The variables that each vendor's own tools read and a submission needs.
    private static let variables = VendorDescription.all.flatMap { vendor in
        vendor.credentials.filter(\.isNeeded).map(\.variable)
    }
}
