import PreflightModel

/// What can be wrong with an entry.
extension Defect {
    // MARK: What it is

    static func zipSystemFile(_ origin: SystemFileOrigin, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.systemFile, .error, at: range, ["origin": .text(origin.rawValue)])
    }

    static func zipFolder(_ range: Range<Int64>) -> Defect { Defect(ZipEntryDefectCode.folder, .error, at: range) }

    static func zipFolderWithData(_ count: UInt64, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.folderWithData, .error, at: range, ["dataBytes": .count(count)])
    }

    static func zipInFolder(_ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.inFolder, .warning, at: range)
    }

    static func zipLink(_ range: Range<Int64>) -> Defect { Defect(ZipEntryDefectCode.link, .error, at: range) }

    static func zipSpecial(_ kind: SpecialFile, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.specialFile, .error, at: range, ["kind": .text(kind.rawValue)])
    }

    static func zipNested(_ format: ForeignFormat, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.nested, .error, at: range, ["format": .text(format.rawValue)])
    }

    // MARK: Whether it can be read

    static func zipEncrypted(_ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.encrypted, .error, at: range)
    }

    /// `name` is the method's in APPNOTE.TXT, or `patch`.
    static func zipMethod(_ name: String, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.unsupportedMethod, .error, at: range, ["method": .text(name)])
    }

    static func zipNoLocalHeader(at offset: Int64, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.noLocalHeader, .error, at: range, ["localHeader": .count(offset)])
    }

    static func zipDataBeyond(_ end: Int64, limit: Int64, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.dataBeyond, .error, at: range, ["end": .count(end), "limit": .count(limit)])
    }

    static func zipOverlap(with name: String, _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.overlap, .error, at: range, ["other": .text(name)])
    }

    static func zipBomb(inflated: Int64, compressed: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            ZipEntryDefectCode.bomb, .error, at: range,
            ["inflatedBytes": .count(inflated), "compressedBytes": .count(compressed)])
    }

    /// `message` is what libzip says.
    static func zipDataDamaged(after count: Int64, message: String, _ range: Range<Int64>) -> Defect {
        Defect(
            ZipEntryDefectCode.dataDamaged, .error, at: range,
            ["inflatedBytes": .count(count), "cause": .text(message)])
    }

    // MARK: Whether what is said of it is true

    static func zipHeaderMismatch(_ differences: [String: Fact], _ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.headerMismatch, .error, at: range, differences)
    }

    static func zipSizeMismatch(stated: UInt64, found: Int64, _ range: Range<Int64>) -> Defect {
        Defect(
            ZipEntryDefectCode.sizeMismatch, .error, at: range, ["stated": .count(stated), "found": .count(found)])
    }

    static func zipCRCMismatch(_ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.crcMismatch, .error, at: range)
    }

    static func zipDescriptorMismatch(_ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.descriptorMismatch, .error, at: range)
    }

    static func zipDataDescriptor(isStored: Bool, _ range: Range<Int64>) -> Defect {
        Defect(
            ZipEntryDefectCode.dataDescriptor, isStored ? .warning : .note, at: range,
            ["method": isStored ? "stored" : "deflated"])
    }

    static func zipExtraFieldDamaged(_ range: Range<Int64>) -> Defect {
        Defect(ZipEntryDefectCode.extraFieldDamaged, .warning, at: range)
    }
}
