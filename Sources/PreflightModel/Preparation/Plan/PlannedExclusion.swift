/// A recording, or a piece of one, that does not become part of the result, and why.
///
/// Its sentence is made by `Sentences` from the code and the facts.
package struct PlannedExclusion: Hashable, Sendable, Codable {
    /// The reasons; the names are stable.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// It could not be measured: `rules` has the code.
        case unreadable
        /// It has the same bytes or samples as another: `other`.
        case duplicate
        /// Something is wrong with it that nothing here repairs: `rules`.
        case notAccepted
        /// The same, but it could be repaired at a `cost` that is not allowed.
        case costNotAllowed
        /// The rate would have to be raised from `sampleRate`, which adds no sound: `goalSampleRate`.
        case rateTooLow
        /// It is too long, and its words are in a text that cannot be cut.
        case hasText
        /// Between `fromSeconds` and `toSeconds`, nobody pauses where a piece could end.
        case noPause
        /// It is too short, and nothing that goes with it is left to be joined.
        case tooShort
        /// There are as many recordings already as the vendor accepts.
        case countReached
        /// With it, all recordings would be too long together.
        case totalReached
        /// With it, all recordings would be too large together.
        case sizeReached
        /// With it and all that is better, the limits cannot be met.
        case noCombination
    }

    /// Which source, counted from 0.
    package var source: Int
    /// The frames of the source, where it is a piece of it.
    package var frames: Range<Int64>?
    /// Why.
    package var code: Code
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    package var facts: [String: Fact]
    /// The rules that are not met, or the codes of what is wrong, in the order of the report.
    package var rules: [String]

    /// Makes an exclusion from its parts.
    package init(
        source: Int, frames: Range<Int64>? = nil, _ code: Code, _ facts: [String: Fact] = [:], rules: [String] = []
    ) {
        self.source = source
        self.frames = frames
        self.code = code
        self.facts = facts
        self.rules = rules
    }
}

extension PlannedExclusion {
    private enum CodingKeys: String, CodingKey { case source, firstFrame, frameCount, code, facts, rules }

    /// Reads the documented JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            source: try values.decodeNumber(forKey: .source), try values.decode(Code.self, forKey: .code),
            try values.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:],
            rules: try values.decode([String].self, forKey: .rules))
        frames = try values.decodeFramesIfPresent(from: .firstFrame, count: .frameCount)
    }

    /// Writes the documented JSON form; `firstFrame` and `frameCount` are absent where it is the whole recording.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(source, forKey: .source)
        try values.encodeIfPresent(frames, from: .firstFrame, count: .frameCount)
        try values.encode(code, forKey: .code)
        if !facts.isEmpty { try values.encode(facts, forKey: .facts) }
        try values.encode(rules, forKey: .rules)
    }
}
