/// What makes a header, or a chunk that states the format, unreadable: the fact `problem` of every code that ends in
/// `bad-format`.
package enum HeaderProblem: String, CaseIterable, Sendable {
    case cutOff
    case missing
    /// `presentBytes`, and the `neededBytes` where they are one number.
    case tooShort
    /// `presentBytes`, and the least `neededBytes`.
    case tooShortAtLeast
    /// `presentBytes`, and the `neededBytes` of the extensible form.
    case tooShortExtensible
    case unknownSubFormat
    /// `sampleRate`
    case sampleRate
    case invalidSampleRate
    case unknownSampleRate
    /// `channels`
    case channels
    /// `channels`
    case channelsOfCoding
    /// `bits`
    case bits
    /// `bits`, `coding`
    case bitsOfCoding
    /// `sampleBytes`
    case bytesPerSample
    /// `blockBytes`
    case blockTooSmall
    /// `packetBytes`, `packetFrames`
    case packetsOfPCM
    case tooManyFrames
    /// `audioStart`
    case audioInsideHeader
    case partsDiffer
    case lastFrameTooLong
    case noFrameCount
    case noAudioTrack
    case noLength
    case noAudio
}
