/// How one new recording is made: which frames of which sources, one behind the other, and what is done to them.
///
/// A trimmed recording has one part, a split one is several takes of one part each, a joined one has several parts. Without
/// operations and with one whole part the file is copied byte by byte; without decoding or encoding, MP3 and AAC are cut on
/// their frames.
package struct PreparedTake: Hashable, Sendable, Codable {
    /// Frames of one source.
    package struct Part: Hashable, Sendable {
        /// Which source, counted from 0.
        package var source: Int
        /// The frames, counted as a gapless player plays them; nil for all.
        package var frames: Range<Int64>?
        /// Frames of digital silence in front, at the rate of the source.
        package var pauseBefore: Int64

        /// Makes a part.
        package init(source: Int, frames: Range<Int64>? = nil, pauseBefore: Int64 = 0) {
            self.source = source
            self.frames = frames
            self.pauseBefore = pauseBefore
        }
    }

    /// In the order of the new recording; at least one.
    package var parts: [Part]
    /// In the order in which they are done. The one that says what is written, if any, comes last.
    package var operations: [PreparationOperation]

    /// Makes a take.
    package init(parts: [Part], operations: [PreparationOperation] = []) {
        self.parts = parts
        self.operations = operations
    }

    /// The greatest cost of its operations; cutting and joining cost nothing.
    package var cost: PreparationCost { operations.map(\.cost).max() ?? .lossless }
}

extension PreparedTake.Part: Codable {
    private enum CodingKeys: String, CodingKey { case source, firstFrame, frameCount, pauseBefore }

    /// Reads the documented JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        source = try values.decodeNumber(forKey: .source)
        pauseBefore = try values.decodeCountIfPresent(forKey: .pauseBefore) ?? 0
        frames = try values.decodeFramesIfPresent(from: .firstFrame, count: .frameCount)
    }

    /// Writes the documented JSON form; `firstFrame` and `frameCount` are absent where all frames are taken.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(source, forKey: .source)
        try values.encodeIfPresent(frames, from: .firstFrame, count: .frameCount)
        if pauseBefore > 0 { try values.encode(pauseBefore, forKey: .pauseBefore) }
    }
}
