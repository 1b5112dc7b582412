import PreflightModel

/// Every container that is measured, in the order in which they are asked whether they recognise a recording.
///
/// ADTS and MPEG frames come last: their sync words occur in anything, so every other container is ruled out first.
enum ContainerWalkers {
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
    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let failure: MeasuringFailure
        do {
            let walker = try recognise(&reader)
            let walked = try walker.walk(&reader, depth: depth)
            return reader.origin == 0
                ? walked : walked.behind(tag: reader.origin, isUsual: walker.precedingTags == .usual)
        } catch {
            guard reader.origin == 0, error == .unknownContainer || error.code == "mp3.no-frames" else { throw error }
            failure = error
        }
        if let start = try LateHeader.find(&reader) {
            reader.origin = start
            let walker = try recognise(&reader)
            return try walker.walk(&reader, depth: depth).behind(junk: start)
        }
        // Frames have no header of their own; their walker looks further than where it recognises them.
        guard failure == .unknownContainer, try LateHeader.mayHoldFrames(&reader) else { throw failure }
        return try MPEGWalker.walk(&reader, depth: depth)
    }

    /// The walker for a recording, by content; sets the reader's origin where tags precede a container that
    /// has none there.
    static func recognise(_ reader: inout RecordingReader) throws(MeasuringFailure) -> any ContainerWalker.Type {
        let start = try reader.bytes(at: 0, count: 4096)
        // Before the walkers, since an archive may hold frames that one of them would take for its own.
        if let name = ForeignFormat.name(of: start) { throw .unsupportedContainer(name: name) }
        if ID3v2Tag(start) != nil {
            let tags = try TagsInFront(&reader, in: 0..<reader.byteCount)
            let behind = try reader.bytes(at: tags.end, count: 4096)
            if let name = ForeignFormat.name(of: behind) { throw .unsupportedContainer(name: name) }
            for walker in all where walker.precedingTags != .excluded && walker.recognises(behind) {
                if [.misplaced, .usual].contains(walker.precedingTags) { reader.origin += tags.end }
                return walker
            }
            if let assumed = all.first(where: { $0.precedingTags == .assumed }) { return assumed }
        }
        for walker in all where walker.recognises(start) { return walker }
        throw .unknownContainer
    }
}
