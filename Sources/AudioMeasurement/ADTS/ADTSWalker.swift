import PreflightModel

/// Bare streams of AAC frames with ADTS headers.
enum ADTSWalker: ContainerWalker {
    static let containers: [Container] = [.adts]
    static let precedingTags = PrecedingTags.walked
    static let lateHeader: LateHeader.Mark? = LateHeader.Mark(firstByte: 0xFF) { bytes, index in
        ADTSFrameChain(bytes, at: index, limit: bytes.byteCount, atMost: lateFrameEvidence)?.count == lateFrameEvidence
    }
    /// How many frames in a row are not a coincidence, behind anything.
    private static let lateFrameEvidence = 10

    /// What encoders put in front at most, usually (Apple's): no ADTS header says how much it is.
    private static let greatestUsualPriming: Int64 = 2112

    /// The length of a frame is stated in 13 bits (ISO/IEC 13818-7, 6.2.2).
    private static let greatestFrameByteCount = 8191

    /// Up to here HE-AAC is usual, whose core runs at half the rate; above, the result would be more than 48 kHz.
    private static let greatestCoreRate = 24000

    static func recognises(_ start: RawSpan) -> Bool {
        // The bytes may end in the first frame, which is up to 8,191 bytes long: `walk` looks at the next ones.
        guard let first = ADTSHeader(start, at: 0) else { return chain(in: start, limit: start.byteCount) != nil }
        guard first.frameByteCount <= start.byteCount - ADTSHeader.byteCount else { return true }
        guard let second = ADTSHeader(start, at: first.frameByteCount) else { return false }
        return second.isConsistent(with: first)
    }

    /// The first frames behind the rest of a frame that was cut, as captures of broadcasts begin with.
    private static func chain(
        in bytes: RawSpan, limit: Int
    ) -> (chain: ADTSFrameChain, offset: Int)? {
        for index in bytes.byteOffsets.dropFirst().prefix(greatestFrameByteCount) where bytes[index] == 0xFF {
            if let chain = ADTSFrameChain(bytes, at: index, limit: limit), chain.count >= ADTSFrameChain.enough {
                return (chain, index)
            }
        }
        return nil
    }

    static func walk(
        _ reader: inout RecordingReader, depth: MeasurementMethod
    ) throws(MeasuringFailure) -> WalkedRecording {
        let tags = try TagsInFront(&reader, in: 0..<reader.byteCount)
        let atEnd = try TagsAtEnd(&reader, in: min(tags.end, reader.byteCount)..<reader.byteCount)
        let range = tags.end..<max(tags.end, atEnd.start)
        let limit = Int(clamping: range.upperBound - range.lowerBound)
        let found = try reader.withWindow(at: range.lowerBound, atLeast: ADTSStreamWalk.lookAhead) {
            bytes -> (chain: ADTSFrameChain, offset: Int)? in
            if let atOnce = ADTSFrameChain(bytes, at: 0, limit: limit), atOnce.isEnough { return (atOnce, 0) }
            return chain(in: bytes, limit: limit)
        }
        guard let (chain, offset) = found else {
            throw tags.end == 0 ? .unknownContainer : .adtsNoFrames(behindTag: tags.end)
        }
        let first = chain.header
        let start = range.lowerBound + Int64(offset)
        var channelCount = first.channelConfiguration == 7 ? 8 : first.channelConfiguration
        var defects: [Defect] = []
        if channelCount == 0 {
            var bits = DescriptorBits(
                try reader.array(
                    at: start + Int64(first.blockOffset), count: first.frameByteCount - first.blockOffset))
            // The identifier of a program config element is 5.
            if bits.bits(3) == 5, let listed = ProgramConfigElement.channelCount(&bits) {
                channelCount = listed
            } else {
                channelCount = 2
                defects.append(.adtsChannelsUnknown)
            }
        }
        if offset > 0 { defects.append(.adtsJunk(range: range.lowerBound..<start)) }
        var walk = ADTSStreamWalk(first, at: start, in: range)
        try walk.walkFrames(&reader)
        if first.objectType == 2, first.sampleRate <= greatestCoreRate {
            defects.append(.adtsImplicitSBRPossible(coreRate: first.sampleRate))
        }
        let coded = walk.codedFrameCount
        return WalkedRecording(
            container: .adts, codec: .aac, sampleRate: first.sampleRate, channelCount: channelCount,
            frameCount: coded, codedFrameCount: coded, uncertainFrameCount: min(coded, greatestUsualPriming),
            audioByteCount: walk.audioByteCount,
            tagByteCount: tags.end + walk.tagByteCount + reader.byteCount - atEnd.start,
            defects: defects + walk.defects.all, samples: samples(of: walk))
    }

    private static func samples(of walk: ADTSStreamWalk) -> SampleSource {
        if let obstacle = walk.runs.obstacle { return .none(obstacle) }
        if walk.changesFormat { return .none(DecodingObstacle(.formatChanges)) }
        if walk.hasFramesOfSeveralBlocks {
            return .none(DecodingObstacle(.severalRawBlocks))
        }
        return .aacPackets(.adts, ADTSPacketTable(runs: walk.runs.ranges))
    }
}
