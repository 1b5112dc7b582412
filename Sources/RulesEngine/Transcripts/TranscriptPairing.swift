package import PreflightModel

/// Which text belongs to which recording.
///
/// A text belongs to the recording of the same base name: the name without folder and without what follows its last dot,
/// `a.wav` with `a.txt`. Where several recordings or texts have that name, those in the same folder belong together. Names
/// are compared as Unicode does, so that it does not matter which system composed an accent.
package struct TranscriptPairing: Hashable, Sendable {
    /// For each recording the place of its text among the texts; nil where it has none.
    package let transcripts: [Int?]
    /// For each text the place of its recording among the recordings; nil where it has none.
    package let recordings: [Int?]

    /// Pairs texts with recordings, in any order of either.
    package init(recordings: [RecordingPath], transcripts: [RecordingPath]) {
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
