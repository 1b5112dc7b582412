public import PreflightModel

extension Profile {
    /// Holds every rule against the input and says what each one says.
    ///
    /// A pure function: no file is read and no clock is asked. Findings about a whole set come first, then those about
    /// zips, then those about recordings and documents in the order of input, then those about parameters.
    public func check(_ input: CheckInput, tool: Report.Tool) -> Report {
        var results: [Finding] = []
        for role in roles { results += SetChecks(profile: self, role: role, input: input).findings }
        results += SharedRecordings(profile: self, input: input).findings
        results += PackageChecks(profile: self, input: input).findings
        results += ArchiveChecks(profile: self, input: input).findings
        results += RecordingChecks(profile: self, input: input).findings
        results += DocumentChecks(profile: self, input: input).findings
        results += ParameterChecks(profile: self, input: input).findings
        if !input.archives.isEmpty { results = ArchivePlaces(input).placed(results) }
        let findings = results.filter { $0.outcome == .fail || $0.outcome == .open }
        return Report(
            tool: tool,
            profile: Report.ProfileReference(
                id: id, title: title, revision: revision, sha256: sha256, extends: extends),
            verdict: Verdict(findings, failOn: input.failOn),
            findings: findings, passes: results.filter { $0.outcome == .pass || $0.outcome == .notApplicable },
            totals: roles.compactMap { totals(of: $0, in: input) }, recordings: input.recordings,
            unreadable: input.unreadable, leftOut: input.leftOut,
            archives: input.archives.isEmpty ? nil : input.archives.map(\.item))
    }

    private func totals(of role: Role, in input: CheckInput) -> Report.Totals? {
        let recordings = input.recordings.filter { $0.role == role.name }.map(\.measurement)
        guard !recordings.isEmpty else { return nil }
        return Report.Totals(
            role: role.name, recordingCount: recordings.count,
            duration: TotalDuration(recordings.lazy.map(\.duration)).seconds,
            byteCount: recordings.lazy.map(\.byteCount).byteTotal)
    }
}
