import PreflightModel

extension EnglishFindings {
    /// What is in recordings, texts and documents, whatever the profile.
    static func ofContent(_ finding: Finding) -> Sentence? {
        switch finding.code {
        case .noAudio:
            Sentence("holds no audio: a header and 0 sample frames.", "Record or export it again.")
        case .lengthUnverified:
            Sentence(
                "the length is only what the header claims; nothing in the file confirms it.",
                "Measure it at depth scan or decode. If that was done, export it in a format that can be measured, such "
                    + "as WAV.")
        default: ofPairing(finding) ?? ofText(finding) ?? ofDocument(finding)
        }
    }

    private static func ofPairing(_ finding: Finding) -> Sentence? {
        let name = finding.text("name")
        switch finding.code {
        case .textsPaired:
            return Sentence(
                EnglishAmounts.counted(finding.facts["texts"]?.integer ?? 0, "text", "texts") + " with their recordings"
            )
        case .textMissing where finding.severity < .error:
            return Sentence(
                "has no text beside it, so what is said is not compared", "Write its words into \(name).txt beside it.")
        case .textMissing:
            return Sentence(
                "has no text beside it, but \(finding.profileName) requires one for each recording",
                "Write its words into \(name).txt beside it, or leave the recording out.")
        case .textAmbiguous:
            return Sentence(
                "is not the only text with its name, so it is unknown which recording it belongs to",
                "Keep one text for each recording, in the same folder and with the same name.")
        case .textOrphaned:
            return Sentence(
                "does not belong to any recording: there is none called \"\(name)\" in the role \(finding.text("partner"))",
                finding.facts["nearest"]?.text.map { "Does it belong to \"\($0)\"? Rename it, or leave it out." }
                    ?? "Give the recording too, or leave the text out.")
        default: return nil
        }
    }

    private static func ofText(_ finding: Finding) -> Sentence? {
        switch finding.code {
        case .textEmpty, .textBlank:
            let size = EnglishAmounts.bytes(finding.facts["bytes"]?.integer ?? 0)
            return Sentence(
                "\(finding.code == .textEmpty ? "is empty" : "contains only white space") (\(size))",
                "Write the words of the recording into it.")
        case .textByteOrderMark:
            return Sentence(
                "begins with a byte order mark (EF BB BF), which a reader may take for part of the words",
                "Save it as UTF-8 without one (\"without BOM\").")
        case .textNotUTF8 where finding.text("encoding") == TextEncoding.utf16.rawValue:
            return Sentence(
                "is UTF-16 (\"Unicode\" in Notepad), not UTF-8; a reader of UTF-8 sees other characters",
                "Save it as UTF-8 (iconv -f UTF-16 -t UTF-8).")
        case .textNotUTF8:
            return Sentence(
                "is not UTF-8 but, by its bytes, GB 18030 or GBK; a reader of UTF-8 sees other characters",
                "Save it as UTF-8 (iconv -f GB18030 -t UTF-8).")
        case .textUndecodable:
            return Sentence(
                "is not UTF-8, GB 18030 or UTF-16, or is not a text at all: its words cannot be read",
                "Save it as UTF-8.")
        default: return nil
        }
    }

    private static func ofDocument(_ finding: Finding) -> Sentence? {
        let (announced, found) = (finding.text("announced"), finding.facts["found"]?.text)
        switch finding.code {
        case .documentEmpty:
            return Sentence("the document is empty (0 bytes)", "Scan or save the document again.")
        case .documentIsRecording:
            return Sentence(
                "the content is a recording (\(finding.text("container"))), not a document",
                "Give the document as \(finding.role ?? "")=PATH, and the recording in the role that it is for.")
        case .documentNotRecognised:
            return Sentence(
                "the name says .\(finding.text("extension")), but the content is not \(announced)"
                    + (found.map { ": it is \(EnglishFormatNames.foreign($0))" }
                        ?? " or any other format that is recognised"),
                "Open it to see what it is, and save it as \(announced) again.")
        case .documentExtension:
            return Sentence(
                "the name says .\(finding.text("extension")), but the content is \(found ?? ""): a reader that goes by the "
                    + "name cannot open it", "Rename it so that it ends in .\(finding.text("foundExtension")).")
        default: return nil
        }
    }
}
