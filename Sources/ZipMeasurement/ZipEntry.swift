import PreflightModel

/// One entry as its header in the central directory describes it (APPNOTE.TXT 4.3.12).
struct ZipEntry {
    /// The header in the central directory, from the start of the file.
    var headerRange: Range<Int64>
    /// The system whose attributes these are (APPNOTE.TXT 4.4.2.2).
    var host: UInt8
    var flags: ZipFlags
    var method: ZipMethod
    var crc: UInt32
    var compressedByteCount: UInt64
    var byteCount: UInt64
    var rawName: [UInt8]
    var name: ZipEntryName
    var externalAttributes: UInt32
    /// The local header, from the start of the file, as stated.
    var localOffset: Int64
    var isEncrypted: Bool
    var hasZip64Field: Bool
    var needsZip64: Bool
    var isOnOtherDisk: Bool
    var hasDamagedExtraField: Bool

    /// The entry whose header begins with `bytes`; nil where that is none or does not end here.
    init?(_ bytes: [UInt8], at offset: Int64, shift: Int64) {
        guard bytes.count >= 46, bytes.field32(0) == ZipSignature.directoryHeader else { return nil }
        let (nameCount, extraCount) = (Int(bytes.field16(28)), Int(bytes.field16(30)))
        let whole = 46 + nameCount + extraCount + Int(bytes.field16(32))
        guard whole <= bytes.count else { return nil }
        let extra = ZipExtraFields(bytes.part((46 + nameCount)..<(46 + nameCount + extraCount)))
        let place = extra.resolve(
            (UInt64(bytes.field32(24)), UInt64(bytes.field32(20)), UInt64(bytes.field32(42))))
        headerRange = offset..<(offset + Int64(whole))
        host = bytes[5]
        flags = ZipFlags(rawValue: bytes.field16(8))
        method = ZipMethod(rawValue: bytes.field16(10))
        crc = bytes.field32(16)
        (byteCount, compressedByteCount) = (place.size, place.compressed)
        rawName = Array(bytes.part(46..<(46 + nameCount)))
        name = ZipEntryName(rawName, flags: flags, extra: extra)
        externalAttributes = bytes.field32(38)
        let (sum, overflow) = Int64(clamping: place.offset).addingReportingOverflow(shift)
        localOffset = overflow ? .max : sum
        isEncrypted =
            !flags.isDisjoint(with: [.encrypted, .strongEncryption, .maskedHeader]) || extra.isEncrypted
            || method.rawValue == 99
        hasZip64Field = extra.zip64 != nil
        needsZip64 = place.needed
        isOnOtherDisk = bytes.field16(34) != 0 && !(bytes.field16(34) == 0xFFFF && hasZip64Field)
        hasDamagedExtraField = extra.isDamaged
    }

    /// What an entry is by its attributes and name.
    enum Nature: Equatable {
        case file, folder, link
        /// A device, pipe or socket.
        case special(SpecialFile)
    }

    /// What the entry is by the attributes of its host and by its name.
    var nature: Nature {
        // Unix, OS X, BeOS and others keep the file's mode in the upper half.
        if [3, 19, 16, 5].contains(host) {
            switch externalAttributes >> 16 & 0o170000 {
            case 0o120000: return .link
            case 0o040000: return .folder
            case 0o010000: return .special(.pipe)
            case 0o140000: return .special(.socket)
            case 0o020000, 0o060000: return .special(.device)
            default: break
            }
        } else if [0, 10, 11, 14].contains(host), externalAttributes & 0x400 != 0 {
            // A reparse point of NTFS.
            return .link
        }
        let isFolder = rawName.last == UInt8(ascii: "/") || externalAttributes & 0x10 != 0
        return isFolder || (name.text.hasSuffix("\\") && byteCount == 0) ? .folder : .file
    }
}
