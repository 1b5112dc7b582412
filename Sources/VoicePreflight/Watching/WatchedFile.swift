import AudioMeasurement
import PreflightModel
import SystemFiles

/// What a watch knows of one file.
struct WatchedFile: Sendable {
    /// What it was in the last look; nil where it could not be opened.
    private var identity: FileStatus?
    /// In how many looks it was seen, and in how many after the first of them it was the same as in the one before.
    private var looks = 0
    private var unchangedLooks = 0
    /// What it was measured to; nil where it was not since it changed.
    var outcome: [MeasuredItem]?
    /// Whether the outcome was handed out.
    var isReported = false {
        didSet { wasReported = wasReported || isReported }
    }
    /// Whether an outcome was ever handed out.
    private(set) var wasReported = false
    /// Whether it was said that it is waited for.
    var isAnnounced = false

    /// Takes note of what the file is now.
    mutating func see(_ identity: FileStatus?) {
        looks += 1
        guard looks > 1 else {
            self.identity = identity
            return
        }
        guard identity != self.identity else {
            unchangedLooks += 1
            return
        }
        self.identity = identity
        unchangedLooks = 0
        outcome = nil
        isReported = false
    }

    /// A file that was there before the first look may have been the same for long.
    mutating func grantAge(at now: Int64) {
        guard let identity else {
            unchangedLooks = FolderWatch.patience
            return
        }
        let age = now - max(identity.modified.seconds, identity.changed.seconds)
        if age >= 2 { unchangedLooks = max(unchangedLooks, Int(min(age, Int64(FolderWatch.patience)))) }
    }

    /// Whether it is time to measure it.
    var isDue: Bool { outcome == nil && unchangedLooks > 0 }

    /// The outcome that is to be judged; nil while the file may still be written.
    var settledOutcome: [MeasuredItem]? {
        guard let outcome, !outcome.contains(where: \.isUnfinished) || unchangedLooks >= FolderWatch.patience else {
            return nil
        }
        return outcome
    }

    /// Most files are complete in the look after their first, and nothing need be said.
    var isWorthAnnouncing: Bool { !isAnnounced && (outcome != nil || looks > 2) }
}

extension MeasuredItem {
    /// Whether the file looks as if its recorder had not finished it.
    fileprivate var isUnfinished: Bool {
        switch content {
        case .recording(let measurement): measurement.defects.contains { $0.code.traits.contains(.unfinished) }
        case .unreadable(let unreadable): unreadable.code.traits.contains(.unfinished)
        case .document(let document), .text(let document): document.archive == nil && document.byteCount == 0
        case .archive, .leftOut: false
        }
    }
}
