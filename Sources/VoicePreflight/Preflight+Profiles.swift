public import PreflightModel
public import RulesEngine

extension Preflight {
    /// Measures files and folders once, and checks them against several profiles.
    ///
    /// Vendors have parameters of their own: each profile is given those that it knows, and all are given those that none
    /// knows, so that a mistyped one is found.
    /// - Parameters:
    ///   - inputs: Files and folders; a role that one of the profiles does not have is judged by the others alone.
    ///   - profiles: The profiles.
    ///   - parameters: The parameters of the submission, by the vendors' names.
    ///   - isComplete: Whether everything is demanded that a submission needs, not only what was given.
    ///   - failOn: The lowest severity that makes a verdict `fail`.
    ///   - progress: Counts bytes and recordings while the work continues.
    /// - Returns: A report for each profile, in their order.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func check(
        _ inputs: [RecordingInput], against profiles: [Profile], parameters: [String: String] = [:],
        isComplete: Bool = false, failOn: Severity = .error, progress: ProgressMeter? = nil
    ) async throws -> [Report] {
        let measured = try await measure(inputs, for: profiles, progress: progress)
        return profiles.map { profile in
            profile.check(
                measured.checkInput(
                    for: profile, parameters: profile.own(parameters, among: profiles), isComplete: isComplete,
                    failOn: failOn
                ).pronounced(for: profile, by: words),
                tool: .voicePreflight)
        }
    }
}

extension Profile {
    /// Those of the given parameters that are for this profile: its own, and those that none of the profiles knows.
    package func own(_ given: [String: String], among profiles: [Profile]) -> [String: String] {
        given.filter { name, _ in
            parameters.contains { $0.name == name }
                || !profiles.contains { $0.parameters.contains { $0.name == name } }
        }
    }
}
