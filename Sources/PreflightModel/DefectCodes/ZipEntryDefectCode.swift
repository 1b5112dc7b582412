/// What can be wrong with an entry of a zip, or with the content of several.
package enum ZipEntryDefectCode: String, KnownDefectCodes {
    case systemFile = "zip.system-file"
    case folder = "zip.folder"
    case folderWithData = "zip.folder-with-data"
    case inFolder = "zip.in-folder"
    case link = "zip.link"
    case specialFile = "zip.special-file"
    case nested = "zip.nested"
    case encrypted = "zip.encrypted"
    case unsupportedMethod = "zip.unsupported-method"
    case noLocalHeader = "zip.local-header-missing"
    case dataBeyond = "zip.data-beyond"
    case overlap = "zip.overlap"
    case bomb = "zip.bomb"
    case tooManyJumps = "zip.too-many-jumps"
    case dataDamaged = "zip.data-damaged"
    case headerMismatch = "zip.header-mismatch"
    case sizeMismatch = "zip.size-mismatch"
    case crcMismatch = "zip.crc-mismatch"
    case descriptorMismatch = "zip.descriptor-mismatch"
    case dataDescriptor = "zip.data-descriptor"
    case extraFieldDamaged = "zip.extra-field-damaged"

    package var traits: DefectTraits {
        switch self {
        case .systemFile, .folder, .inFolder, .dataDescriptor, .extraFieldDamaged: .ofPacking
        default: []
        }
    }
}

/// Who leaves a file behind that is not a recording: the fact `origin` of `zip.system-file`.
package enum SystemFileOrigin: String, CaseIterable, Sendable {
    case appleDouble
    case appleDoubleContent
    case officeLock
    case system
    case hidden
    case resourceForks
    case fileServer
    case spotlight
    case fileEvents
    case oldVersions
    case temporaryItems
    case macTrash
    case trash
    case synology
    case synologyTrash
    case windowsTrash
    case windowsVolume
    case linuxVolume
    case finderView
    case finder
    case finderIcon
    case explorerThumbnails
    case explorerView
}
