import PreflightModel

extension Defect {
    /// What makes a defect go away.
    enum Cure: Hashable, Sendable {
        /// Another name.
        case name
        /// Writing the file around the audio anew.
        case rewriting
        /// Only the decoded samples are sure, written anew.
        case decoding
    }

    /// What makes it go away; nil where nothing does, or nobody knows what the audio is.
    var cure: Cure? {
        switch code.known {
        case let code as FileDefectCode:
            switch code {
            case .extensionMismatch, .nameNotUTF8: .name
            case .leadingTag, .leadingJunk, .trailingGarbage: .rewriting
            default: nil
            }
        case let code as ChunkedDefectCode:
            switch code.kind {
            case .truncated, .unfinalised, .streamingSize, .partialFrame, .chunkOverflow: .rewriting
            default: nil
            }
        case let code as WaveDefectCode:
            switch code {
            case .sizeMismatch, .missingPad, .factMismatch, .blockAlignMismatch, .sizeNotSentinel, .noSizes: .rewriting
            default: nil
            }
        case let code as MPEGDefectCode:
            switch code {
            case .truncated, .headerMismatch, .noVBRHeader, .gaplessAbsurd: .rewriting
            default: nil
            }
        case let code as FLACDefectCode:
            switch code {
            case .noLength, .lengthMismatch, .truncated: .rewriting
            default: nil
            }
        case let code as ADTSDefectCode: code == .truncated ? .rewriting : nil
        case let code as MP4DefectCode:
            switch code {
            case .truncated, .mediaCut, .headerMismatch, .editListMismatch, .gaplessTagMismatch, .fragmented: .decoding
            default: nil
            }
        case is TagDefectCode: .rewriting
        default: nil
        }
    }

    /// Whether audio that was there is missing, so that a word may be cut off.
    var meansMissingEnd: Bool {
        switch code.known {
        case let code as ChunkedDefectCode: code.kind == .truncated
        case let code as MPEGDefectCode: code == .truncated
        case let code as FLACDefectCode: code == .truncated
        case let code as ADTSDefectCode: code == .truncated
        case let code as MP4DefectCode: code == .truncated || code == .mediaCut
        default: false
        }
    }
}
