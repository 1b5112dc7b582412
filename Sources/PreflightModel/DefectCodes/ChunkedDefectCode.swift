/// A container that keeps its audio in one piece behind a size; the raw value is what the codes of its defects begin with.
package enum ChunkedContainer: String, CaseIterable, Sendable {
    case wave = "wav"
    case aiff
    case caf
    case au
}

/// What such containers have wrong in common.
package struct ChunkedDefectCode: KnownDefectCodes, SharedDefectCodes {
    package enum Kind: String, CaseIterable, Sendable {
        case truncated
        case unfinalised
        case streamingSize = "streaming-size"
        case partialFrame = "partial-frame"
        case multipleData = "multiple-data"
        case multipleFormat = "multiple-format"
        case chunkOverflow = "chunk-overflow"
        case noAudio = "no-audio"
        case noFormat = "no-format"
        case noData = "no-data"
        case badFormat = "bad-format"
    }

    package let container: ChunkedContainer
    package let kind: Kind

    package init(_ container: ChunkedContainer, _ kind: Kind) {
        self.container = container
        self.kind = kind
    }

    package static let allCases = products

    package var traits: DefectTraits {
        switch kind {
        case .unfinalised: container == .wave ? [.unfinished, .lengthInDoubt] : .unfinished
        case .truncated, .streamingSize, .noAudio, .noData: .unfinished
        default: []
        }
    }

    package var failureKind: FailureKind { kind == .noAudio ? .noAudio : .damaged }
}
