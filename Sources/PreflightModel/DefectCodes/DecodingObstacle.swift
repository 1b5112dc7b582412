/// Why samples are not decoded: the facts of `decode.unavailable`.
package struct DecodingObstacle: Hashable, Sendable {
    /// What is in the way; written as the fact `reason`.
    package enum Kind: String, CaseIterable, Sendable {
        case noAACDecoder
        case headerOnly
        case headersOnly
        /// `container` for one that has no decoder at all, else `codec`
        case noDecoder
        /// `codec`, `container`
        case noDecoderInContainer
        /// `objectType`
        case noDecoderOfObjectType
        case severalRawBlocks
        case formatChanges
        /// `limit`
        case interrupted
        case noWholePacket
        case noWholeFrame
        case flacInOgg
        case chainedStreams
        case severalStreams
        /// `codec`
        case undescribed
        case tooLongForAIFF
        case encrypted
        case externalData
        /// `limit`
        case scattered
        case overlapping
    }

    package let kind: Kind
    /// Everything that the sentence needs, with the kind as `reason`.
    package let facts: [String: Fact]

    package init(_ kind: Kind, _ facts: [String: Fact] = [:]) {
        self.kind = kind
        self.facts = facts.merging(["reason": .text(kind.rawValue)]) { given, _ in given }
    }

    /// There is no decoder for a coding in a container that is decoded otherwise.
    package static func noDecoder(of codec: Codec, in container: Container) -> DecodingObstacle {
        DecodingObstacle(
            .noDecoderInContainer, ["codec": .text(codec.rawValue), "container": .text(container.rawValue)])
    }
}
