/// A container that is measured by its structure and has no decoder here; the raw value is what the codes of its defects
/// begin with.
package enum ForeignContainer: String, CaseIterable, Sendable {
    case ac3
    case amr
    case asf
    case dsdiff = "dff"
    case dsf
    case matroska = "mka"
    case monkeysAudio = "ape"
    case musepack = "mpc"
    case trueAudio = "tta"
    case wavPack = "wv"
}

/// What such containers have wrong in common.
package struct ForeignDefectCode: KnownDefectCodes, SharedDefectCodes {
    package enum Kind: String, CaseIterable, Sendable {
        case truncated
        case partialFrame = "partial-frame"
        case videoTrack = "video-track"
        case noAudio = "no-audio"
        case badFormat = "bad-format"
    }

    package let container: ForeignContainer
    package let kind: Kind

    package init(_ container: ForeignContainer, _ kind: Kind) {
        self.container = container
        self.kind = kind
    }

    package static let allCases = products

    package var traits: DefectTraits { kind == .truncated || kind == .noAudio ? .unfinished : [] }

    package var failureKind: FailureKind { kind == .noAudio ? .noAudio : .damaged }
}
