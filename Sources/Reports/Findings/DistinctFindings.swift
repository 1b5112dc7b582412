import PreflightModel

extension Report {
    /// The findings, each once: a recording that was given twice has every finding twice.
    var distinctFindings: [Finding] {
        var seen: Set<Finding> = []
        return findings.filter { seen.insert($0).inserted }
    }

    /// The rules that are met or do not apply, each once.
    var distinctPasses: [Finding] {
        var seen: Set<Finding> = []
        return passes.filter { seen.insert($0).inserted }
    }

    /// The findings that do not count, each once.
    var distinctSuppressed: [SuppressedFinding] {
        var seen: Set<SuppressedFinding> = []
        return (suppressed ?? []).filter { seen.insert($0).inserted }
    }

    /// Everything that rules say, whether it counts or not.
    var allFindings: [Finding] { findings + (suppressed ?? []).map(\.finding) + passes }
}
