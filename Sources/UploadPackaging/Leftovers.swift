import PreflightModel
import SystemFiles

/// Files that are not finished, and what killed runs left of them.
enum Leftovers {
    /// The name of an unfinished file: hidden, with the number of the process that writes it.
    static func temporary(_ name: String, in folder: RecordingPath) -> RecordingPath {
        folder.appending(UnfinishedName.of(name.utf8))
    }

    /// What is written beside its place.
    private static let names = ["package.zip", "manifest.json"]

    /// Removes unfinished files whose process is gone.
    static func remove(in folder: RecordingPath) {
        for name in Files.names(in: folder)
        where names.contains(where: { UnfinishedName.isLeftover(name, of: $0.utf8) }) {
            SystemFiles.remove(folder.appending(name))
        }
    }
}
