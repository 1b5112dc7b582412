import PreflightModel

/// Walks Ogg (RFC 3533) with Vorbis, Opus, FLAC or Speex: every page, its checksum, and every packet's length.
enum OggWalker: ContainerWalker {
    static let containers: [Container] = [.ogg]
    static let precedingTags = PrecedingTags.walked
    // The first page of a logical stream (RFC 3533, 6).
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: UInt8(ascii: "O")) { bytes, index in
        bytes.has("OggS", at: index) && bytes.byte(at: index + 4) == 0
            && bytes.byte(at: index + 5).map { $0 & 7 } == 2
    }

    static func recognises(_ start: RawSpan) -> Bool {
        start.has("OggS")
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let tag = try TagsInFront(&reader, in: 0..<reader.byteCount).end
        var walk = OggWalk(start: tag, end: reader.byteCount)
        try walk.walk(&reader)
        guard let format = walk.format else {
            guard let kind = walk.extraStreamKind else { throw .oggWithoutHeader }
            throw .unsupportedStream(kind)
        }
        return WalkedRecording(
            container: .ogg, codec: format.codec, sampleRate: format.sampleRate, channelCount: format.channelCount,
            bitDepth: format.bitDepth, frameCount: walk.frameCount, codedFrameCount: walk.codedFrameCount,
            declaredDuration: walk.statedFrameCount.map {
                ExactDuration(frameCount: $0, sampleRate: format.sampleRate)
            },
            audioByteCount: walk.audioByteCount, tagByteCount: tag + walk.tagByteCount, defects: walk.defects,
            samples: walk.samples(format))
    }
}

extension OggWalk {
    /// What libsndfile is to read; it knows no chains, no multiplexing and no Speex.
    fileprivate func samples(_ format: OggFormat) -> SampleSource {
        guard frameCount > 0, let firstPage else { return .none(DecodingObstacle(.noWholePacket)) }
        if format.codec == .speex { return .none(DecodingObstacle(.noDecoder, ["codec": .text(Codec.speex.rawValue)])) }
        if format.codec == .flac { return .none(DecodingObstacle(.flacInOgg)) }
        if linkCount > 1 { return .none(DecodingObstacle(.chainedStreams)) }
        if extraStreamCount + rivalStreamCount > 0 {
            return .none(DecodingObstacle(.severalStreams))
        }
        let rest = VirtualFile.Segment.recording((firstPage.offset + Int64(firstPage.bytes.count))..<pages.upperBound)
        return .sndfile(
            VirtualFile(
                segments: [.memory(Self.at48Kilohertz(firstPage.bytes, codec: format.codec)), rest],
                expectedFrameCount: isDamaged ? nil : frameCount))
    }

    /// The first page of Opus with 48 kHz as the original's rate, to which libsndfile would resample otherwise.
    private static func at48Kilohertz(_ page: [UInt8], codec: Codec) -> [UInt8] {
        guard codec == .opus, let header = page.withBytes({ OggPage($0) }),
            page.count >= header.headerByteCount + 19
        else { return page }
        var page = page
        let rate: [UInt8] = [0x80, 0xBB, 0, 0]
        page.replaceSubrange((header.headerByteCount + 12)..<(header.headerByteCount + 16), with: rate)
        var check: [UInt8] = []
        check.append(littleEndian: page.withBytes { OggPage.checksum($0) })
        page.replaceSubrange(22..<26, with: check)
        return page
    }
}
