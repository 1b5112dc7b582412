import PreflightModel
import SystemFiles

/// Files that are not finished, and what killed runs left of them.
enum Leftovers {
    /// The name of an unfinished file: hidden, with the number of the process that writes it.
    static func temporary(_ name: String, in folder: RecordingPath) -> RecordingPath {
        folder.appending(".\(name).\(SystemProcess.number).part".utf8)
    }

    /// Removes unfinished files whose process is gone.
    static func remove(in folder: RecordingPath) {
        for name in Files.names(in: folder) {
            guard let text = String(validating: name, as: UTF8.self),
                let match = text.wholeMatch(of: /\.(?:package\.zip|manifest\.json)\.(\d+)\.part/),
                let process = Int32(match.output.1), process == SystemProcess.number || !SystemProcess.isAlive(process)
            else { continue }
            SystemFiles.remove(folder.appending(name))
        }
    }
}
