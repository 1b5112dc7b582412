/// What can be wrong with the name of an entry of a zip.
package enum ZipNameDefectCode: String, KnownDefectCodes {
    case empty = "zip.name-empty"
    case notUTF8 = "zip.name-not-utf8"
    case staleUnicodePath = "zip.unicode-path-stale"
    case notASCII = "zip.name-not-ascii"
    case encoding = "zip.name-encoding"
    case backslash = "zip.name-backslash"
    case absolute = "zip.name-absolute"
    case drive = "zip.name-drive"
    case parent = "zip.name-parent"
    case control = "zip.name-control"
    case unportable = "zip.name-unportable"
    case duplicate = "zip.duplicate"
    case duplicateAlike = "zip.duplicate-alike"

    package var traits: DefectTraits { self == .duplicate ? [] : .ofPacking }
}

/// Why Windows cannot create a file of a name: the fact `problem` of `zip.name-unportable`.
package enum UnportableName: String, CaseIterable, Sendable {
    /// `character`
    case character
    case endsWithSpace
    case endsWithDot
    /// `device`
    case device
    /// `nameBytes`
    case tooLong
}
