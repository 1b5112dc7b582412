/// What can be wrong with a zip as a whole.
package enum ZipDefectCode: String, KnownDefectCodes {
    case noEndRecord = "zip.no-end-record"
    case document = "zip.document"
    case empty = "zip.empty"
    case tooManyEntries = "zip.too-many-entries"
    case directoryDamaged = "zip.directory-damaged"
    case entryCountMismatch = "zip.entry-count-mismatch"
    case directorySizeMismatch = "zip.directory-size-mismatch"
    case severalEndRecords = "zip.several-end-records"
    case endRecordsDisagree = "zip.end-records-disagree"
    case severalDirectories = "zip.several-directories"
    case split = "zip.split"
    case leadingBytes = "zip.leading-bytes"
    case offsetsShifted = "zip.offsets-shifted"
    case trailingBytes = "zip.trailing-bytes"
    case gap = "zip.gap"
    case unlistedEntry = "zip.unlisted-entry"
    case comment = "zip.comment"
    case zip64Unneeded = "zip.zip64-unneeded"

    package var traits: DefectTraits {
        switch self {
        case .leadingBytes, .trailingBytes, .gap, .zip64Unneeded: .ofPacking
        case .empty: .unfinished
        default: []
        }
    }

    package var failureKind: FailureKind { self == .document ? .unsuitable : .damaged }
}

/// What is kept as a zip and is none of recordings: the fact `format` of `zip.document`.
package enum PackedDocument: String, CaseIterable, Sendable {
    case office, program, openDocument
}
