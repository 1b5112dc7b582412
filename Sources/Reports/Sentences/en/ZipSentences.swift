import PreflightModel

/// What is wrong with a zip as a whole.
extension EnglishSentences {
    func sentence(_ code: ZipDefectCode, _ facts: EnglishFacts) -> String {
        let again = "Pack the recordings again."
        switch code {
        case .noEndRecord:
            return "it begins like a zip, but has no end record that leads to its entries: it is damaged or was not "
                + "copied completely. Pack or copy it again."
        case .document:
            return "the content is \(document(facts)), which is stored as a zip but holds no recordings."
        case .empty: return "the zip has no entries. \(again)"
        case .tooManyEntries:
            let reason =
                facts.has("greatestNameBytes")
                ? " whose names have more than \(facts.counted("greatestNameBytes", "byte"))"
                : facts.has("greatestEntries") ? ", and at most \(facts.number("greatestEntries")) are looked at" : ""
            return
                "the zip lists \(facts.counted("entries", "entry", "entries"))\(reason): they were not checked. Pack "
                + "only the recordings."
        case .directoryDamaged:
            return "the central directory breaks off at byte \(facts.number("directoryEnd")) after "
                + "\(facts.counted("entries", "entry", "entries")), but its end record begins at byte "
                + "\(facts.number("endRecord")): the bytes in between are not an entry. \(again)"
        case .entryCountMismatch:
            return
                "the end record states \(facts.counted("stated", "entry", "entries")), but the central directory has "
                + "\(facts.number("found")). Programs that count and programs that read on see different contents. "
                + again
        case .directorySizeMismatch:
            return "the end record says that the central directory has \(facts.counted("stated", "byte")), but it has "
                + "\(facts.number("found")). \(again)"
        case .severalEndRecords:
            return "there are two end records, at bytes \(facts.place) and \(facts.number("endRecord")), which lead to "
                + "different contents: programs differ in which one they use. \(again)"
        case .endRecordsDisagree:
            return "the end record and its zip64 form say different things: programs see different contents. \(again)"
        case .severalDirectories:
            return "there are two central directories, one where the end record says and one right in front of it, at "
                + "byte \(facts.place): programs see different contents. \(again)"
        case .split:
            return "the zip is one part of a zip that was split over several files. Pack the recordings in one file."
        case .leadingBytes:
            let isShifted = (facts.integer("shift") ?? 0) != 0
            return
                "\(facts.counted("leadingBytes", "byte")) that \(facts.agreed("leadingBytes", "is", "are")) not part "
                + "of the zip \(facts.agreed("leadingBytes", "precedes", "precede")) its first entry"
                + (isShifted ? ", and its offsets are \(facts.counted("shift", "byte")) off" : "")
                + "; programs that judge a file by its first bytes refuse it. \(again)"
        case .offsetsShifted:
            let shift = facts.integer("shift")
            let size = shift.map { $0.magnitude.counted("byte") } ?? facts.counted("shift", "byte")
            let direction = (shift ?? 0) < 0 ? "large: bytes are missing from it" : "small: it contains extra bytes"
            return "the offsets in the zip are \(size) too \(direction). \(again)"
        case .trailingBytes:
            return
                "\(facts.size) \(facts.agreed("follows", "follow")) the end of the zip, at byte \(facts.place); some "
                + "programs refuse it. \(again)"
        case .gap:
            return "\(facts.size) at byte \(facts.place) \(facts.agreed("does not", "do not")) belong to any entry; "
                + "deleted entries leave such gaps. \(again)"
        case .unlistedEntry:
            return
                "an entry begins at byte \(facts.place) that the central directory does not list: programs that read "
                + "from the front see it, others do not. \(again)"
        case .comment: return "the zip has a comment of \(facts.size)."
        case .zip64Unneeded:
            let fields = facts.integer("entries") ?? 0
            let what =
                (facts.has("endRecords") ? ["an end record"] : [])
                + (fields > 0 ? ["fields at \(fields) \(fields == 1 ? "entry" : "entries")"] : [])
            let named = what.isEmpty ? "" : " (\(what.joined(separator: " and ")))"
            return "the zip has zip64 structures\(named) that it does not need: nothing in it reaches 4 GiB or 65,535 "
                + "entries, and old programs cannot read them. Pack the recordings again without zip64."
        }
    }

    private func document(_ facts: EnglishFacts) -> String {
        switch PackedDocument(rawValue: facts.text("format")) {
        case .office: "an office document (OOXML)"
        case .program: "a Java or Android program"
        case .openDocument: "an OpenDocument or EPUB document"
        case nil: "a document"
        }
    }
}
