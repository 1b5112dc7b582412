import PreflightModel

/// What can be wrong with the name of an entry.
extension Defect {
    static func zipNameEmpty(_ range: Range<Int64>) -> Defect { Defect(ZipNameDefectCode.empty, .error, at: range) }

    static func zipNameFalselyFlagged(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.notUTF8, .error, at: range, name.facts)
    }

    static func zipUnicodePathStale(_ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.staleUnicodePath, .warning, at: range)
    }

    static func zipNameNotASCII(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.notASCII, .warning, at: range, ["encoding": .text(name.encoding.rawValue)])
    }

    static func zipNameEncoding(_ name: ZipEntryName, _ range: Range<Int64>) -> Defect {
        let isUTF8 = name.encoding == .unflaggedUTF8
        return Defect(
            ZipNameDefectCode.encoding, isUTF8 ? .warning : .error, at: range,
            isUTF8 ? ["encoding": .text(name.encoding.rawValue)] : name.facts)
    }

    static func zipNameBackslash(_ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.backslash, .error, at: range)
    }

    static func zipNameAbsolute(_ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.absolute, .error, at: range)
    }

    static func zipNameDrive(_ range: Range<Int64>) -> Defect { Defect(ZipNameDefectCode.drive, .error, at: range) }

    static func zipNameParent(_ range: Range<Int64>) -> Defect { Defect(ZipNameDefectCode.parent, .error, at: range) }

    static func zipNameControl(_ scalar: Unicode.Scalar, _ range: Range<Int64>) -> Defect {
        Defect(ZipNameDefectCode.control, .error, at: range, ["scalar": .count(scalar.value)])
    }

    /// `facts` are those that the problem comes with.
    static func zipNameUnportable(_ problem: UnportableName, _ facts: [String: Fact], _ range: Range<Int64>) -> Defect {
        Defect(
            ZipNameDefectCode.unportable, .warning, at: range,
            facts.merging(["problem": .text(problem.rawValue)]) { given, _ in given })
    }

    static func zipDuplicate(_ other: String, _ likeness: ZipNameTwins.Likeness, _ range: Range<Int64>) -> Defect {
        switch likeness {
        case .same: Defect(ZipNameDefectCode.duplicate, .error, at: range)
        case .normalisation, .letterCase:
            Defect(
                ZipNameDefectCode.duplicateAlike, .error, at: range,
                ["other": .text(other), "likeness": likeness == .normalisation ? "normalisation" : "letterCase"])
        }
    }
}

extension ZipEntryName {
    /// How the name was read, where nothing in the zip says how it is written.
    fileprivate var facts: [String: Fact] {
        var facts: [String: Fact] = ["encoding": .text(encoding.rawValue), "name": .text(text)]
        facts["asCP437"] = asCP437.map { .text($0) }
        if hasBackslashByteInCharacter { facts["halfCharacterBackslashes"] = 1 }
        return facts
    }
}
