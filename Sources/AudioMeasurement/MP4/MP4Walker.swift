import PreflightModel

/// Walks ISO base media files: m4a, mp4, mov, m4b, 3gp (ISO/IEC 14496-12; QuickTime File Format).
struct MP4Walker: ContainerWalker {
    static let containers: [Container] = [.m4a]
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: 0) { bytes, index in
        bytes.has("ftyp", at: index + 4)
            && bytes.bigEndian(at: index, as: UInt32.self).map { (16...1024).contains($0) && $0 % 4 == 0 } == true
    }

    /// The boxes that such a file may begin with.
    private static let firstBoxes: Set<FourCC> = [
        "ftyp", "moov", "mdat", "free", "skip", "wide", "pnot", "moof", "styp", "sidx", "pdin",
    ]

    static func recognises(_ start: RawSpan) -> Bool {
        guard let size = start.bigEndian(at: 0, as: UInt32.self), let type = start.bigEndian(at: 4, as: UInt32.self)
        else { return false }
        return firstBoxes.contains(FourCC(type)) && (size <= 1 || size >= 8)
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let layout = try MP4Layout(&reader)
        guard let box = layout.movie else { throw .noMovie(layout, fileByteCount: reader.byteCount) }
        // In most files the whole of it fits into one window.
        try reader.withBytes(at: box.start, count: Int(min(box.byteCount, Int64(RecordingReader.capacity)))) { _ in }
        let movie = try Movie(box, &reader)
        guard let track = movie.audio else {
            throw box.isCut ? .movieCut(box) : .noAudio(otherTrackCount: movie.otherTrackCount)
        }
        guard let description = track.description else { throw .noDescription(track.box) }
        var walk = try TrackWalk(track: track, description: description, movie: movie, layout: layout)
        return try walk.walked(&reader, depth: depth)
    }
}

/// The walk over the one track that is measured.
private struct TrackWalk {
    var track: Track
    var description: SampleDescription
    let movie: Movie
    let layout: MP4Layout
    var defects: [Defect]

    init(
        track: Track, description: SampleDescription, movie: Movie, layout: MP4Layout
    ) throws(MeasuringFailure) {
        self.track = track
        self.description = description
        self.movie = movie
        self.layout = layout
        defects = track.defects
        if self.description.sampleRate <= 0 { self.description.sampleRate = Int(track.timescale) }
        guard self.description.sampleRate > 0 else { throw .noSampleRate(description.box) }
        if track.timescale <= 0 {
            defects.append(.badTimescale(track.box, sampleRate: self.description.sampleRate))
            self.track.timescale = Int64(self.description.sampleRate)
        }
        addStructureDefects()
    }

    private mutating func addStructureDefects() {
        if let box = layout.movie, box.isCut { defects.append(.boxCut(box)) }
        if let offset = movie.brokenAt { defects.append(.brokenBox(at: offset)) }
        if movie.audioTrackCount > 1 { defects.append(.multipleAudioTracks(movie.audioTrackCount, measured: track)) }
        if movie.videoTrackCount > 0 { defects.append(.videoTracks(movie.videoTrackCount)) }
        if movie.otherTrackCount > movie.videoTrackCount {
            defects.append(
                .extraTracks(movie.otherTrackCount - movie.videoTrackCount, handlers: movie.otherHandlers))
        }
        if track.isExternal { defects.append(.externalData(track.box)) }
        if description.isEncrypted { defects.append(.encrypted(description)) }
        if description.channelCount == 0 || (description.codec == .aac && description.config == nil) {
            defects.append(.noConfiguration(description.box))
            description.channelCount = max(1, description.channelCount)
        }
        if description.config?.mayHideSBR == true, !description.isEncrypted {
            defects.append(.implicitSBRPossible(coreSampleRate: description.sampleRate))
        }
    }

    /// The length that the track's header claims, or else the movie's.
    private var declaredDuration: ExactDuration? {
        if let ticks = track.declaredTicks {
            return ExactDuration(numerator: ticks, denominator: track.timescale)
        }
        guard let ticks = movie.declaredTicks, movie.timescale > 0 else { return nil }
        return ExactDuration(numerator: ticks, denominator: movie.timescale)
    }

    mutating func walked(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        if depth == .declared, let ticks = track.declaredTicks, !movie.isFragmented, layout.firstFragment == nil {
            let lengths = try TrackLengths(
                ticks: ticks, coded: .unknown, description: description, track: track,
                movie: movie, &reader)
            return recording(
                lengths, audioByteCount: layout.mediaByteCount, method: .declared,
                samples: .none(DecodingObstacle(.headersOnly)), fileByteCount: reader.byteCount)
        }
        let groups = try sampleGroups(&reader)
        let scan = try SampleScan(groups, &reader)
        try addScanDefects(scan, &reader)
        let coded = try codedLength(scan, &reader)
        let lengths = try TrackLengths(
            ticks: scan.presentTicks, missingTicks: scan.missingTicks, coded: coded, description: description,
            track: track, movie: movie, &reader)
        addLengthDefects(scan, lengths)
        let samples =
            scan.presentByteCount > reader.byteCount
            ? SampleSource.none(DecodingObstacle(.overlapping))
            : try MP4SampleSource.source(
                groups, description: description, timescale: track.timescale, isExternal: track.isExternal, &reader)
        return recording(
            lengths, audioByteCount: scan.presentByteCount, method: .scan, samples: samples,
            fileByteCount: reader.byteCount)
    }

    private func recording(
        _ lengths: TrackLengths, audioByteCount: Int64, method: MeasurementMethod, samples: SampleSource,
        fileByteCount: Int64
    ) -> WalkedRecording {
        let config = description.config
        var all = defects + lengths.defects
        if let offset = layout.strayOffset { all.append(.strayBytes(offset..<fileByteCount)) }
        return WalkedRecording(
            container: .m4a, codec: description.codec, sampleRate: description.sampleRate,
            coreSampleRate: config?.sbr == .present ? config?.coreSampleRate : nil,
            channelCount: description.channelCount, bitDepth: description.bitDepth, frameCount: lengths.frameCount,
            codedFrameCount: lengths.codedFrameCount, uncertainFrameCount: lengths.uncertainFrameCount,
            playedStart: lengths.playedStart,
            packetFrameCount: config.flatMap { config in config.frameLength.map { Int64($0 * config.rateFactor) } },
            declaredDuration: declaredDuration, audioByteCount: audioByteCount,
            tagByteCount: movie.userDataByteCount, method: method, defects: all, samples: samples)
    }

    private func sampleGroups(_ reader: inout RecordingReader) throws(MeasuringFailure) -> SampleGroups {
        var fragments: MovieFragmentGroups?
        if let first = layout.firstFragment {
            fragments = MovieFragmentGroups(
                trackID: track.id, extends: try movie.extends(ofTrack: track.id, &reader), from: first.start,
                end: reader.byteCount)
        }
        return SampleGroups(
            table: SampleTableGroups(track.table, packing: description.packing), fragments: fragments)
    }

    private mutating func addScanDefects(
        _ scan: SampleScan, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        let timed = try track.table.durationSums(&reader).samples
        let listed = track.table.sizes.count
        if timed != listed { defects.append(.sampleTableMismatch(track.box, timed: timed, listed: listed)) }
        if scan.unlocatedCount > 0 {
            defects.append(.samplesWithoutChunk(track.box, count: scan.unlocatedCount, of: listed))
        }
        if scan.fragmentCount > 0 { defects.append(.fragmented(scan.fragmentCount)) }
        if let cut = scan.cutRun {
            defects.append(.tableCut(cut.box, claimed: cut.claimed, fileByteCount: reader.byteCount))
        }
        if scan.changesDescription { defects.append(.descriptionChange(track.box, count: track.descriptionCount)) }
        if let offset = scan.firstMissingOffset {
            defects.append(
                .samplesMissing(
                    from: offset, bytes: scan.missingByteCount,
                    duration: ExactDuration(numerator: scan.missingTicks, denominator: track.timescale),
                    fileByteCount: reader.byteCount))
        } else if let box = layout.cutBox {
            defects.append(.mediaCut(box))
        }
        if scan.emptyCount > 0 {
            defects.append(.emptySamples(track.box, count: scan.emptyCount, of: scan.sampleCount))
        }
        if scan.presentByteCount > reader.byteCount {
            defects.append(
                .overlappingSamples(track.box, bytes: scan.presentByteCount, fileByteCount: reader.byteCount))
        }
        if scan.sampleCount == 0 { defects.append(.noSamples(track.box, isFragmented: movie.isFragmented)) }
    }

    /// What the packets that are there hold.
    private mutating func codedLength(
        _ scan: SampleScan, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> CodedLength {
        switch description.configuration {
        case .aac(let config, _):
            guard let frames = config.frameLength else { return .unknown }
            return .exactly(packetCount: scan.presentCount, framesPerPacket: Int64(frames * config.rateFactor))
        case .alac(let cookie): return .atMost(packetCount: scan.presentCount, framesPerPacket: cookie.frameLength)
        // 120 ms (RFC 6716, 3.2.5).
        case .opus: return .atMost(packetCount: scan.presentCount, framesPerPacket: 5760)
        // The greatest block that STREAMINFO can name.
        case .flac: return .atMost(packetCount: scan.presentCount, framesPerPacket: 65535)
        case .none: break
        }
        if let packing = description.packing, packing.sampleCount == 1 {
            return .exactly(min(scan.presentByteCount, reader.byteCount) / packing.byteCount, packet: 1)
        }
        guard [Codec.mp3, .mp2, .mp1].contains(description.codec), !description.isEncrypted,
            let offset = scan.firstOffset,
            let header = try reader.withBytes(
                at: offset, count: MPEGFrameHeader.byteCount, { MPEGFrameHeader($0, at: 0) })
        else { return .unknown }
        description.codec = header.codec
        description.sampleRate = header.sampleRate
        description.channelCount = header.channelCount
        return .exactly(packetCount: scan.presentCount, framesPerPacket: Int64(header.samplesPerFrame))
    }

    /// Headers that claim another length than the samples have.
    private mutating func addLengthDefects(_ scan: SampleScan, _ lengths: TrackLengths) {
        guard scan.missingTicks == 0, let declared = declaredDuration else { return }
        let coded = ExactDuration(frameCount: lengths.codedFrameCount, sampleRate: description.sampleRate)
        let timed = ExactDuration(numerator: scan.presentTicks, denominator: track.timescale)
        let played = ExactDuration(frameCount: lengths.frameCount, sampleRate: description.sampleRate)
        let tolerance = TotalDuration(ExactDuration(numerator: 1, denominator: 10))
        if [coded, timed, played].allSatisfy({ (TotalDuration($0) - TotalDuration(declared)).magnitude > tolerance }) {
            defects.append(.headerMismatch(track.box, declared: declared, present: timed))
        }
    }
}

extension SampleDescription {
    /// The configuration of AAC, where there is one.
    var config: AudioSpecificConfig? {
        guard case .aac(let config, _) = configuration else { return nil }
        return config
    }
}
