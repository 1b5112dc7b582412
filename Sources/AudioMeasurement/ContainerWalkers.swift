package import PreflightModel

/// Every container that is measured, in the order in which they are asked whether they recognise a recording.
///
/// ADTS and MPEG frames come last: their sync words occur in anything, so every other container is ruled out first.
package enum ContainerWalkers {
    static let all: [any ContainerWalker.Type] = [
        WaveWalker.self,
        AIFFWalker.self,
        AUWalker.self,
        CAFWalker.self,
        FLACWalker.self,
        OggWalker.self,
        MP4Walker.self,
        WavPackWalker.self,
        MonkeysAudioWalker.self,
        TrueAudioWalker.self,
        MusepackWalker.self,
        DSFWalker.self,
        DFFWalker.self,
        ASFWalker.self,
        AMRWalker.self,
        MatroskaWalker.self,
        AC3Walker.self,
        ADTSWalker.self,
        MPEGWalker.self,
    ]

    /// Walks the recording by the walker of its content.
    package static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let failure: MeasuringFailure
        do {
            let walker = try recognise(&reader)
            let walked = try walker.walk(&reader, depth: depth)
            return reader.origin == 0
                ? walked : walked.behind(tag: reader.origin, isUsual: walker.precedingTags == .usual)
        } catch {
            guard reader.origin == 0, error.kind.isUnrecognised else { throw error }
            failure = error
        }
        if let start = try LateHeader.find(&reader) {
            reader.origin = start
            let walker = try recognise(&reader)
            return try walker.walk(&reader, depth: depth).behind(junk: start)
        }
        // Frames have no header of their own; their walker looks further than where it recognises them.
        guard failure.kind == .unknownContainer, try LateHeader.mayHoldFrames(&reader) else { throw failure }
        return try MPEGWalker.walk(&reader, depth: depth)
    }

    /// The walker for a recording, by content; sets the reader's origin where tags precede a container that
    /// has none there.
    static func recognise(_ reader: inout RecordingReader) throws(MeasuringFailure) -> any ContainerWalker.Type {
        let isTagged = try reader.withBytes(at: 0, count: ID3v2Tag.headerByteCount) { ID3v2Tag($0) != nil }
        guard isTagged else {
            guard let walker = try walker(among: all, at: 0, &reader) else { throw .unknownContainer }
            return walker
        }
        // Nothing that is known here begins with a tag, but what it may be in front of.
        let tags = try TagsInFront(&reader, in: 0..<reader.byteCount)
        guard let walker = try walker(among: all.filter { $0.precedingTags != .excluded }, at: tags.end, &reader) else {
            guard let assumed = all.first(where: { $0.precedingTags == .assumed }) else { throw .unknownContainer }
            return assumed
        }
        if [.misplaced, .usual].contains(walker.precedingTags) { reader.origin += tags.end }
        return walker
    }

    /// The first of these walkers that recognises what is at `offset`.
    private static func walker(
        among walkers: [any ContainerWalker.Type], at offset: Int64, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> (any ContainerWalker.Type)? {
        try reader.withBytes(at: offset, count: 4096) { start throws(MeasuringFailure) in
            // Before the walkers, since an archive may hold frames that one of them would take for its own.
            if let format = ForeignFormat(start: start) { throw .unsupportedContainer(format) }
            return walkers.first { $0.recognises(start) }
        }
    }
}
