/// Virtual files that are decoded one after the other, made only when their turn comes, so that memory does not grow
/// with the recording.
protocol VirtualFileSequence {
    /// The next file; nil after the last one.
    mutating func next(_ reader: inout RecordingReader) throws(MeasuringFailure) -> VirtualFile?
}
