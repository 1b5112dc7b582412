import PreflightModel

/// Which decoder takes the samples of a track, and in which form.
enum MP4SampleSource {
    /// Ranges of MPEG frames held at most: 1 MiB.
    private static let rangeCount = 65536

    static func source(
        _ groups: SampleGroups, description: SampleDescription, timescale: Int64, isExternal: Bool,
        _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> SampleSource {
        if description.isEncrypted { return .none(DecodingObstacle(.encrypted)) }
        if isExternal { return .none(DecodingObstacle(.externalData)) }
        switch description.configuration {
        case .aac(let config, let bytes):
            return config.isDecodable
                ? .aacPackets(.raw(audioSpecificConfig: bytes), MP4PacketTable(groups))
                : .none(DecodingObstacle(.noDecoderOfObjectType, ["objectType": .count(config.objectType)]))
        case .alac(let cookie):
            return .sndfileParts(AppleLosslessParts(MP4PacketTable(groups), cookie: cookie, timescale: timescale))
        case .flac(let streamInfo):
            return .sndfileParts(FLACParts(MP4PacketTable(groups), streamInfo: streamInfo))
        case .opus: return .none(.noDecoder(of: .opus, in: "m4a"))
        case .none: break
        }
        if [Codec.mp3, .mp2, .mp1].contains(description.codec) {
            guard let ranges = try ranges(of: groups, &reader) else {
                return .none(DecodingObstacle(.scattered, ["limit": .count(rangeCount)]))
            }
            return .mpegFrames(ranges)
        }
        if let parts = LinearPCMParts(groups, description: description) { return .sndfileParts(parts) }
        return .none(.noDecoder(of: description.codec, in: "m4a"))
    }

    private static func ranges(
        of groups: SampleGroups, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> [Range<Int64>]? {
        var packets = MP4PacketTable(groups)
        var ranges: [Range<Int64>] = []
        while let range = try packets.next(&reader) {
            ranges.appendMerging(range)
            if ranges.count > rangeCount { return nil }
        }
        return ranges
    }
}

extension [Range<Int64>] {
    /// Appends a range, or lengthens the last one where the new one follows it.
    mutating func appendMerging(_ range: Range<Int64>) {
        if let last = indices.last, self[last].upperBound == range.lowerBound {
            self[last] = self[last].lowerBound..<range.upperBound
        } else {
            append(range)
        }
    }
}
