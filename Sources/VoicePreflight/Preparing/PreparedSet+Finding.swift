import PreflightModel
import RecordingPreparation
import SystemFiles

extension PreparedSet {
    /// The file that says how these recordings were prepared: in their folder, or in the one above; nil where none of them was.
    static func file(describing recordings: [RoledRecording]) -> RecordingPath? {
        for recording in recordings {
            let folder = RelativePath.folder(of: recording.measurement.path)
            for place in [folder, folder.appending("..".utf8)] {
                let file = place.appending(fileName.utf8)
                guard let set = try? PreparedSetText.read(file) else { continue }
                let made = Set(set.results.map(\.file.sha256))
                if recordings.contains(where: { $0.measurement.sha256.map(made.contains) ?? false }) { return file }
            }
        }
        return nil
    }
}

extension Report {
    /// The file that says how the recordings of the report were prepared; nil where none of them was.
    package var preparedSetFile: RecordingPath? { PreparedSet.file(describing: recordings) }
}
