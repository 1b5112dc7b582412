import PreflightModel

/// The worst that is said of one file.
enum FileStatus: String, CaseIterable, Comparable {
    case fail, open, warn, pass

    init(_ findings: some Sequence<Finding>) {
        var worst = FileStatus.pass
        for finding in findings { worst = min(worst, FileStatus(finding)) }
        self = worst
    }

    private init(_ finding: Finding) {
        switch (finding.severity, finding.outcome) {
        case (_, .pass), (_, .notApplicable), (.note, _): self = .pass
        case (.error, .fail): self = .fail
        case (.error, .open): self = .open
        case (.warning, _): self = .warn
        }
    }

    /// Orders the worst first.
    static func < (left: FileStatus, right: FileStatus) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
