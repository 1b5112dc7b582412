/// What can be wrong with any file, whatever is in it.
package enum FileDefectCode: String, KnownDefectCodes {
    case cancelled = "measuring.cancelled"
    case timeLimit = "measuring.time-limit"
    case invalidRequest = "request.invalid"
    case missing = "file.missing"
    case unreadable = "file.unreadable"
    case notRegular = "file.not-regular"
    case changed = "file.changed"
    case empty = "file.empty"
    case unreadableFolder = "folder.unreadable"
    case unknownContainer = "container.unknown"
    case unsupportedContainer = "container.unsupported"
    case textTooLarge = "text.too-large"
    case measurementTooShallow = "measurement.too-shallow"
    case extensionMismatch = "extension.mismatch"
    case nameNotUTF8 = "name.not-utf8"
    case leadingTag = "leading.tag"
    case leadingJunk = "leading.junk"
    case trailingGarbage = "trailing.garbage"

    package var traits: DefectTraits {
        switch self {
        case .missing, .changed, .empty: .unfinished
        case .leadingJunk: .leadingBytes
        default: []
        }
    }

    package var failureKind: FailureKind {
        switch self {
        case .cancelled: .cancelled
        case .invalidRequest: .unsuitable
        case .missing: .missing
        case .unreadable, .unreadableFolder, .timeLimit: .unreadable
        case .notRegular: .notRegular
        case .changed: .changed
        case .empty: .empty
        case .unknownContainer: .unknownContainer
        case .unsupportedContainer: .unsupportedContainer
        case .textTooLarge, .measurementTooShallow: .unsuitable
        case .extensionMismatch, .nameNotUTF8, .leadingTag, .leadingJunk, .trailingGarbage: .damaged
        }
    }
}

/// What follows the audio, and is none: the fact `behind` of `trailing.garbage`.
package enum TrailingPlace: String, CaseIterable, Sendable {
    /// The chunks of a container.
    case chunks
    /// The whole RIFF form: `form`, and `content` where it is known what follows.
    case form
    /// The audio of a container without chunks.
    case data
    /// The pages of an Ogg file.
    case pages
    /// Frames, and the tags behind them.
    case frames
}

/// What is not a regular file: the fact `kind` of `file.not-regular` and `zip.special-file`.
package enum SpecialFile: String, CaseIterable, Sendable {
    case folder, pipe, socket, device
}
