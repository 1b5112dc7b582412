public import PreflightModel

/// Which text belongs to which recording.
///
/// A text belongs to the recording of the same base name: the name without folder and without what follows its last dot,
/// `a.wav` with `a.txt`. Where several recordings or texts have that name, those in the same folder belong together. Names
/// are compared as Unicode does, so that it does not matter which system composed an accent.
public struct TranscriptPairing: Hashable, Sendable {
    /// For each recording the place of its text among the texts; nil where it has none.
    public let transcripts: [Int?]
    /// For each text the place of its recording among the recordings; nil where it has none.
    public let recordings: [Int?]

    /// Pairs texts with recordings, in any order of either.
    public init(recordings: [RecordingPath], transcripts: [RecordingPath]) {
        var transcriptOf = [Int?](repeating: nil, count: recordings.count)
        var recordingOf = [Int?](repeating: nil, count: transcripts.count)
        // Beside it first, so that `one/a.txt` never goes to `two/a.wav`; then wherever it is, where nobody else claims it.
        for name in [\BaseName.path, \BaseName.name] {
            var free = Dictionary(
                grouping: recordings.indices.filter { transcriptOf[$0] == nil },
                by: { BaseName(recordings[$0])[keyPath: name] })
            let waiting = Dictionary(
                grouping: transcripts.indices.filter { recordingOf[$0] == nil },
                by: { BaseName(transcripts[$0])[keyPath: name] })
            for (key, texts) in waiting where texts.count == 1 {
                guard let candidates = free.removeValue(forKey: key), candidates.count == 1 else { continue }
                transcriptOf[candidates[0]] = texts[0]
                recordingOf[texts[0]] = candidates[0]
            }
        }
        (self.transcripts, self.recordings) = (transcriptOf, recordingOf)
    }
}

/// A file's name without its extension.
struct BaseName {
    /// With the folder, as it was given.
    let path: String
    /// Without the folder.
    let name: String

    init(_ path: RecordingPath) {
        let bytes = path.bytes
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        // A dot in front hides a file and is not an extension.
        let dot = bytes.lastIndex(of: UInt8(ascii: ".")).flatMap { $0 > start ? $0 : nil } ?? bytes.count
        self.path = RecordingPath(bytes: bytes[..<dot]).description
        name = RecordingPath(bytes: bytes[start..<dot]).description
    }
}
