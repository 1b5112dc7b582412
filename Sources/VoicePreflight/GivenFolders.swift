import PreflightModel
import SystemFiles

/// Goes through inputs once more, into those that turned out to be folders; what came of the others is passed on.
struct GivenFolders: IteratorProtocol, Sendable {
    /// What is met on the way.
    enum Step: Sendable {
        /// What has come of an input already.
        case known(WorkOutcome)
        /// What was met in a folder.
        case entry(FolderWalk.Entry)
    }

    /// The inputs that are still to come, each with what came of it; nil for folders.
    private var given: ArraySlice<(RecordingInput, WorkOutcome?)>
    private var walk = FolderWalk([])

    /// Nil where none of `inputs` is a folder.
    ///
    /// - Parameter outcomes: What came of each input, taken for a file.
    init?(among inputs: [RecordingInput], outcomes: [WorkOutcome]) {
        let given = zip(inputs, outcomes).map { input, outcome -> (RecordingInput, WorkOutcome?) in
            let isFolder = outcome.isUnreadable && input.source == nil && FileKind(of: input.path) == .folder
            return (input, isFolder ? nil : outcome)
        }
        guard given.contains(where: { $0.1 == nil }) else { return nil }
        self.given = given[...]
    }

    mutating func next() -> Step? {
        while true {
            if let entry = walk.next() { return .entry(entry) }
            guard let (input, outcome) = given.popFirst() else { return nil }
            if let outcome { return .known(outcome) }
            walk = FolderWalk([input])
        }
    }
}

extension WorkOutcome {
    /// Whether it is one item that could not be read.
    fileprivate var isUnreadable: Bool {
        if case .items(let items) = self, items.count == 1, case .unreadable = items[0].item { true } else { false }
    }
}
