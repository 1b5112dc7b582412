/// One thing that is done to a recording, and why.
///
/// Its sentence is made by `Sentences` from the code and the facts.
package struct PlannedStep: Hashable, Sendable, Codable {
    /// What can be done; the names are stable.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// The file gets another name: `name`.
        case rename
        /// Silence is cut off: `startSeconds` at the beginning, `endSeconds` at the end.
        case trim
        /// Pauses within the recording are made shorter, by cutting out of their middle: `pauses`, by `removedSeconds` together.
        case shortenPauses
        /// What is behind the last whole word of a recording whose end is missing is cut off: `endSeconds`.
        case dropCutWord
        /// A piece is taken, cut in pauses: `piece` of `pieces`, from `fromSeconds` to `toSeconds`.
        case split
        /// Recordings are put one behind the other: `recordings`, with `pauseSeconds` of silence between them at most,
        /// and `removedSeconds` cut off of all together.
        case join
        /// The file around the audio is written anew.
        case repairHeader
        /// One channel is kept: `channel` of `channels`.
        case selectChannel
        /// All channels are mixed: `channels`.
        case mixToMono
        /// The level is changed: `gainDB`.
        case gain
        /// The rate is converted: from `sampleRate` to `goalSampleRate`.
        case resample
        /// Samples are written with fewer bits: from `bitDepth` to `goalBitDepth`; `dithered` where bits are in use.
        case reduceBitDepth
        /// The samples are put into another container: from `container` to `goalContainer`.
        case rewrap
        /// A lossy recording is decoded: from `codec`.
        case decode
        /// The samples are coded: to `codec`, of MP3 with `bitRate`.
        case encode
    }

    /// What is done.
    package var code: Code
    /// What its sentence is made of, by name; numbers are in the unit that the name says.
    package var facts: [String: Fact]
    /// The rules that ask for it, or the codes of what is wrong, in the order of the report.
    package var rules: [String]
    /// What it costs.
    package var cost: PreparationCost

    /// Makes a step from its parts.
    package init(_ code: Code, _ facts: [String: Fact] = [:], rules: [String] = [], cost: PreparationCost = .lossless) {
        self.code = code
        self.facts = facts
        self.rules = rules
        self.cost = cost
    }
}
