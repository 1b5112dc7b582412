/// The samples of one channel that are looked at together, with those before them and the peaks of each sixteen.
///
/// Blocks begin at a multiple of their capacity from the start of the recording, however the samples came in, so that
/// nothing that is measured depends on the sizes in which they came.
@safe struct SampleBlock {
    /// Frames of a full block.
    static let capacity = 2048
    /// Frames before a block that can be looked at; zeros before the recording begins.
    static let history = 4096
    /// Zeros behind a block, for filters that look a window further.
    static let margin = 128
    /// Frames of a group.
    static let group = 16

    /// The first frame; `history` frames before it and `margin` behind the last are there too.
    let samples: UnsafePointer<Float>
    /// The square of the greatest magnitude in each group; that of the group before the block is there too.
    let peaks: UnsafePointer<Float>
    /// Frames in the block; only the last one has fewer than `capacity`.
    let count: Int
    /// The number of the first frame in the recording.
    let firstFrame: Int64

    /// Groups that are begun; the last is filled up with zeros.
    var groupCount: Int { (count + Self.group - 1) / Self.group }
}
