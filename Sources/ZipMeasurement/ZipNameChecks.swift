import PreflightModel

/// Names that services refuse, or that mean different things to different programs.
enum ZipNameChecks {
    /// What is wrong with the name of one entry.
    static func defects(of entry: ZipEntry) -> [Defect] {
        let (name, text, range) = (entry.name, entry.name.text, entry.headerRange)
        guard !text.isEmpty else { return [.zipNameEmpty(range)] }
        var defects: [Defect] = []
        if name.isFalselyFlagged { defects.append(.zipNameFalselyFlagged(name, range)) }
        if name.hasStaleUnicodePath { defects.append(.zipUnicodePathStale(range)) }
        switch name.encoding {
        case .ascii: break
        case .utf8, .unicodePath: defects.append(.zipNameNotASCII(name, range))
        default: if !name.isFalselyFlagged { defects.append(.zipNameEncoding(name, range)) }
        }
        let hasBackslash = text.unicodeScalars.contains("\\")
        if hasBackslash { defects.append(.zipNameBackslash(range)) }
        if let first = text.unicodeScalars.first, first == "/" || first == "\\" {
            defects.append(.zipNameAbsolute(range))
        }
        if hasDriveLetter(text) { defects.append(.zipNameDrive(range)) }
        let components = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
            .map { String($0) }
        if components.contains("..") { defects.append(.zipNameParent(range)) }
        let hidden = text.unicodeScalars.first { isInvisible($0) }
        if let hidden { defects.append(.zipNameControl(hidden, range)) }
        if hidden == nil, let reason = components.lazy.compactMap(unportability).first {
            defects.append(.zipNameUnportable(reason.problem, reason.facts, range))
        }
        return defects
    }

    private static func hasDriveLetter(_ text: String) -> Bool {
        let start = Array(text.unicodeScalars.prefix(2))
        return start.count == 2 && start[1] == ":" && start[0].isASCII && start[0].properties.isAlphabetic
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    /// Why Windows cannot make a file of this name, with its facts; nil where it can.
    private static func unportability(_ component: String) -> (problem: UnportableName, facts: [String: Fact])? {
        if component == "." || component == ".." { return nil }
        if let found = component.unicodeScalars.first(where: { "<>:\"|?*".unicodeScalars.contains($0) }) {
            return (.character, ["character": .text(String(found))])
        }
        if let last = component.unicodeScalars.last, last == " " || last == "." {
            return (last == " " ? .endsWithSpace : .endsWithDot, [:])
        }
        let stem = component.prefix { $0 != "." }.uppercased()
        let isDevice =
            ["CON", "PRN", "AUX", "NUL"].contains(stem)
            || (stem.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
                && "123456789".contains(stem.suffix(1)))
        if isDevice { return (.device, ["device": .text(stem)]) }
        return component.utf8.count > 255 ? (.tooLong, ["nameBytes": .count(component.utf8.count)]) : nil
    }
}

/// Entries that have the same name, or names that a file system takes for the same.
struct ZipNameTwins {
    /// How two names are the same.
    enum Likeness { case same, normalisation, letterCase }

    private var first: [String: String] = [:]

    /// The name that came before and is like this one; remembers this one otherwise.
    mutating func twin(of name: String) -> (name: String, likeness: Likeness)? {
        // Swift takes texts for equal that are canonically equivalent, composed or not.
        let key = name.lowercased()
        guard let other = first[key] else {
            first[key] = name
            return nil
        }
        if other.unicodeScalars.elementsEqual(name.unicodeScalars) { return (other, .same) }
        return (other, other == name ? .normalisation : .letterCase)
    }
}
