/// The piece of a file that holds its audio: what its header claims, and what is there.
struct AudioChunk {
    /// How the size in the header compares with the bytes that are there.
    enum State {
        case complete
        /// More is claimed than is there.
        case truncated
        /// A placeholder of a writer that could not come back to the header.
        case streaming
        /// The size is 0, yet audio follows: the writer never came back to the header.
        case unfinalised
    }

    /// The bytes that are there.
    var range: Range<Int64>
    /// The size that the header claims; nil for a placeholder.
    var declared: Int64?
    var state: State

    /// How many bytes are there.
    var byteCount: Int64 { range.upperBound - range.lowerBound }
}
