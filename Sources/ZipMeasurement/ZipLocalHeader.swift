import AudioMeasurement
import PreflightModel

/// What precedes an entry's data (APPNOTE.TXT 4.3.7).
struct ZipLocalHeader {
    var flags: ZipFlags
    var method: ZipMethod
    var crc: UInt32
    var compressedByteCount: UInt64
    var byteCount: UInt64
    var rawName: [UInt8]
    var hasZip64Field: Bool
    /// Where the data begins.
    var dataOffset: Int64

    /// The header at `offset`; nil if there is none.
    init?(at offset: Int64, in bytes: inout ZipBytes) throws(MeasuringFailure) {
        let start = try bytes.bytes(at: offset, count: 30)
        guard start.count == 30, start.field32(0) == ZipSignature.localHeader else { return nil }
        let (nameCount, extraCount) = (Int(start.field16(26)), Int(start.field16(28)))
        let whole = 30 + nameCount + extraCount
        let header = try bytes.bytes(at: offset, count: whole)
        guard header.count == whole else { return nil }
        let extra = ZipExtraFields(header.part((30 + nameCount)..<whole))
        flags = ZipFlags(rawValue: header.field16(6))
        method = ZipMethod(rawValue: header.field16(8))
        crc = header.field32(14)
        let sizes = extra.resolve((UInt64(header.field32(22)), UInt64(header.field32(18)), nil))
        (byteCount, compressedByteCount) = (sizes.size, sizes.compressed)
        rawName = header.part(30..<(30 + nameCount))
        hasZip64Field = extra.zip64 != nil
        dataOffset = offset + Int64(whole)
    }

    /// What the two headers of an entry say differently, by name, with the central directory's value first.
    func differences(from entry: ZipEntry) -> [String: Fact] {
        var differences: [String: Fact] = [:]
        if rawName != entry.rawName {
            let noExtra = ZipExtraFields([])
            let here = ZipEntryName(rawName, flags: flags, extra: noExtra)
            differences["names"] = .list([entry.name.text, here.text])
        }
        if method != entry.method {
            differences["methods"] = .list([entry.method.name, method.name])
        }
        let (mine, its) = (flags.intersection(.decisive), entry.flags.intersection(.decisive))
        if mine != its {
            let (one, other) = (Self.hexadecimal(its.rawValue, 4), Self.hexadecimal(mine.rawValue, 4))
            differences["flags"] = .list([one, other])
        }
        // With a data descriptor the local header may leave these at zero (APPNOTE.TXT 4.4.4).
        let mayBeZero = flags.contains(.dataDescriptor)
        func differs(_ local: UInt64, _ central: UInt64) -> Bool {
            local != central && !(mayBeZero && (local == 0 || (local == 0xFFFF_FFFF && hasZip64Field)))
        }
        if differs(compressedByteCount, entry.compressedByteCount) {
            differences["compressedBytes"] = .list(["\(entry.compressedByteCount)", "\(compressedByteCount)"])
        }
        if differs(byteCount, entry.byteCount) {
            differences["bytes"] = .list(["\(entry.byteCount)", "\(byteCount)"])
        }
        if differs(UInt64(crc), UInt64(entry.crc)) {
            differences["checksums"] = .list([Self.hexadecimal(entry.crc, 8), Self.hexadecimal(crc, 8)])
        }
        return differences
    }

    private static func hexadecimal(_ value: some BinaryInteger, _ width: Int) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
