import AudioMeasurement
import PreflightModel
import SystemFiles

/// Everything that a measurement depends on.
struct CacheKey {
    /// All of it, on one line.
    let text: String
    /// The file of the recording: it stays the same when the recording changes, so the new measurement replaces the old.
    let fileName: String

    init(_ identity: FileStatus, name: RecordingPath, measurer: RecordingMeasurer, tool: String) {
        // The name is judged too; a recording that was only moved to another folder keeps its measurement.
        let name = Hexadecimal.string(name.bytes)
        let decoder = measurer.aacDecoder == nil ? "none" : "given"
        let place = "device=\(identity.device) inode=\(identity.inode) name=\(name)"
        let wish =
            "depth=\(measurer.depth.rawValue) hash=\(measurer.hashing) aac=\(decoder)"
            + (measurer.drawsWaveforms ? " waveform" : "") + (measurer.estimatesP835 ? " p835" : "")
            + (measurer.depth == .listen ? " speakers=\(measurer.speakers.rawValue)" : "")
            + (measurer.phoneRecogniser.map { " phones=\($0.name)" } ?? "")
        let state = [
            "size=\(identity.byteCount)", "modified=\(identity.modified.text)", "changed=\(identity.changed.text)",
        ]
        fileName = CacheFile.name(Array("\(place) \(wish)".utf8))
        text = "\(place) \(wish) \(state.joined(separator: " ")) tool=\(tool)"
    }
}

extension FileStatus.Moment {
    fileprivate var text: String { "\(seconds)+\(nanoseconds)ns" }
}
