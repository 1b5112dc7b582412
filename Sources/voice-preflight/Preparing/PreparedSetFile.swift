import AACDecoding
import SystemFiles
import VoicePreflight

/// `prepared.json`, as `verify` finds it.
enum PreparedSetFile {
    /// The folder of prepared recordings that a path is, or that the file is in; nil where it is a package, or neither.
    static func folder(of path: RecordingPath) -> RecordingPath? {
        if path.lastComponent == RecordingPath(PreparedSet.fileName) { return RelativePath.folder(of: path) }
        guard FileKind(of: path) == .folder, FileKind(of: path.appending("manifest.json".utf8)) == nil,
            FileKind(of: path.appending(PreparedSet.fileName.utf8)) == .file
        else { return nil }
        return path
    }

    /// Makes the recordings in a folder again, and says that they come out the same.
    static func verify(_ folder: RecordingPath) async throws {
        do {
            let meter = ProgressMeter()
            let set = try await ProgressLine(meter).show {
                try await Preflight(aacDecoder: .faad).verifyPrepared(folder, progress: meter)
            }
            try StandardOutput.write(PreparedText.renderVerified(set))
        } catch let differences as PreparedSetDifferences {
            throw CommandFailure(.dataChanged, messages: differences.messages)
        } catch {
            throw try CommandFailure(preparing: error)
        }
    }
}
