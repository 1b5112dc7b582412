import PreflightModel

/// The lengths of an audio track in sample frames of the output.
struct TrackLengths {
    /// Priming of AAC that nothing marks, in frames of the core: what Apple's encoders add, more than others do.
    static let aacPrimingFrameCount: Int64 = 2112
    /// Further delay of SBR in frames of the output (Apple's HE-AAC files have 2 × 2112 + 962 = 5186).
    static let sbrDelayFrameCount: Int64 = 962
    /// Priming of MP3 that nothing marks: LAME's 576 frames and the decoder's 529.
    static let mp3PrimingFrameCount: Int64 = 1105

    var codedFrameCount: Int64
    var frameCount: Int64
    var uncertainFrameCount: Int64 = 0
    /// The first frame of the media that is played; nil where several stretches of it are.
    var playedStart: Int64? = 0
    var defects: [Defect] = []

    /// Works the lengths out.
    ///
    /// The media ends where the durations of its samples end, which may be inside the last packet. What is played is
    /// what the edit list leaves of that; where none trims anything, iTunSMPB or Opus' pre-skip says it. Silence of an
    /// empty edit in front is not part of the recording: decoders leave it out, only QuickTime plays it.
    init(
        ticks: Int64, missingTicks: Int64 = 0, coded: CodedLength, description: SampleDescription, track: Track,
        movie: Movie, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        let rate = Int64(description.sampleRate)
        var media = ticks.rescaled(from: track.timescale, to: rate)
        codedFrameCount = media
        var isDoubtful = false
        switch coded {
        case .exactly(let frames, let packet):
            codedFrameCount = frames
            // A clock that cannot count single frames of the core ends somewhere near the end of the last packet.
            let core = Int64(description.config?.coreSampleRate ?? description.sampleRate)
            let tick = track.timescale % core == 0 ? 0 : rate / track.timescale + 1
            if abs(media - frames) <= tick { media = frames }
            isDoubtful = abs(media - frames) >= packet.addingSaturated(tick)
        case .atMost(let frames):
            codedFrameCount = min(media, frames)
            isDoubtful = media > frames
        case .unknown: break
        }
        if isDoubtful {
            defects.append(
                .timingMismatch(
                    track.box, timed: media, coded: codedFrameCount, sampleRate: description.sampleRate))
        }
        frameCount = media
        var skipsStart = false
        var skipsEnd = false
        if let list = track.editList, movie.timescale > 0 {
            let edited = try list.present(
                mediaFrameCount: media,
                missingFrameCount: missingTicks == 0
                    ? 0 : missingTicks.rescaled(from: track.timescale, to: rate).addingSaturated(1),
                sampleRate: description.sampleRate, mediaTimescale: track.timescale, movieTimescale: movie.timescale,
                &reader)
            if let bad = edited.badEdit {
                defects.append(
                    .editListMismatch(list.box, edit: bad, media: media, sampleRate: description.sampleRate))
            }
            if edited.frameCount > edited.silenceFrameCount {
                frameCount = edited.frameCount - edited.silenceFrameCount
                skipsStart = edited.skipsStart
                skipsEnd = edited.skipsEnd
                playedStart = edited.isInPieces ? nil : edited.startFrame
                if edited.silenceFrameCount > 0 {
                    defects.append(
                        .emptyEdit(
                            list.box, frames: edited.silenceFrameCount, sampleRate: description.sampleRate))
                }
            }
        }
        applyMarkers(
            media: media, description: description, movie: movie, skipsStart: skipsStart, skipsEnd: skipsEnd)
    }

    private mutating func applyMarkers(
        media: Int64, description: SampleDescription, movie: Movie, skipsStart: Bool, skipsEnd: Bool
    ) {
        if let tag = movie.gaplessTag, let marked = frames(of: tag) {
            if !skipsStart, !skipsEnd {
                frameCount = marked
                playedStart = tag.delay
                return
            }
            // The tag counts in frames, the edit list in ticks of the movie.
            let tick = Int64(description.sampleRate) / max(1, movie.timescale) + 1
            if abs(marked - frameCount) <= tick { frameCount = marked }
            return
        }
        if let tag = movie.gaplessTag {
            defects.append(.gaplessTagMismatch(tag, coded: codedFrameCount))
        }
        guard !skipsStart else { return }
        switch description.configuration {
        case .opus(let preSkip):
            frameCount = max(0, frameCount - Int64(preSkip))
            playedStart = Int64(preSkip)
        case .aac(let config, _):
            let factor = Int64(config.rateFactor)
            addUncertain(Self.aacPrimingFrameCount * factor + (factor > 1 ? Self.sbrDelayFrameCount : 0))
        default:
            if description.codec == .aac { addUncertain(Self.aacPrimingFrameCount) }
            if description.codec == .mp3 { addUncertain(Self.mp3PrimingFrameCount) }
        }
    }

    private mutating func addUncertain(_ frames: Int64) {
        uncertainFrameCount = min(frameCount, uncertainFrameCount.addingSaturated(frames))
    }

    /// What the tag says is played; nil when it does not fit into the media.
    ///
    /// A tag beside SBR that no header announces counts at the rate of the output, twice as many frames.
    private func frames(of tag: ITunesGapless) -> Int64? {
        if tag.total <= codedFrameCount { return tag.frameCount }
        if tag.total == codedFrameCount.addingSaturated(codedFrameCount) { return (tag.frameCount + 1) / 2 }
        // Some writers leave the padding at a whole packet more; what is played must still fit.
        return tag.delay + tag.frameCount <= codedFrameCount ? tag.frameCount : nil
    }
}
