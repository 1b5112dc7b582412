import Foundation
import Synchronization

/// What the sandbox was asked, in the order of its answers.
final class Journal: Sendable {
    private struct State {
        var entries: [JournalEntry] = []
        var file: FileHandle?
    }

    private let state: Mutex<State>

    /// An empty journal.
    ///
    /// - Parameter file: Where every entry is also written as a line of JSON; replaced where it exists.
    init(file: URL? = nil) throws(JournalNotWritable) {
        var handle: FileHandle?
        if let file {
            do {
                try Data().write(to: file)
                handle = try FileHandle(forWritingTo: file)
            } catch {
                throw JournalNotWritable(path: file.path, reason: error.localizedDescription)
            }
        }
        state = Mutex(State(file: handle))
    }

    var entries: [JournalEntry] { state.withLock { $0.entries } }

    func append(_ entry: JournalEntry) {
        let line = try? JSONText.encoder.encode(entry) + Data("\n".utf8)
        state.withLock { state in
            state.entries.append(entry)
            // A full disk must not change what the vendor answers; the journal is whole in memory.
            if let line { try? state.file?.write(contentsOf: line) }
        }
    }
}

/// A journal file that cannot be created.
package struct JournalNotWritable: Error, CustomStringConvertible {
    let path: String
    let reason: String

    /// What is wrong and what to do.
    package var description: String {
        "\(path): the journal cannot be written: \(reason) Choose another --journal file."
    }
}
