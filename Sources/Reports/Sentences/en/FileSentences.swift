import PreflightModel

/// What is wrong with files, whatever is in them, and why they could not be read.
extension EnglishSentences {
    func sentence(_ code: FileDefectCode, _ facts: EnglishFacts) -> String {
        switch code {
        case .cancelled: return "measuring was cancelled."
        case .timeLimit:
            return "it took longer than the \(facts.seconds("limitSeconds")) that were allowed. Measure it alone, or "
                + "with a greater --time-limit."
        case .invalidRequest: return "the request cannot be read: \(facts.text("cause"))."
        case .missing: return "no such file. Check the path."
        case .unreadable:
            let place = facts.has("offset") ? "read at byte \(facts.number("offset"))" : "opened"
            return "cannot be \(place): \(facts.text("cause"))."
        case .notRegular:
            return "it is \(fileKind(facts)), not a file. A recording must be a regular file; save it to one first."
        case .changed: return changed(facts)
        case .empty: return "the file is empty (0 bytes). Record or copy it again."
        case .unreadableFolder:
            return "the folder cannot be read: \(facts.text("cause")). Its contents were not examined."
        case .unknownContainer:
            // A text or document among recordings, which was recognised as one.
            if facts.has("role") {
                let given = facts.has("given") ? facts.text("given") : "text"
                return "is a \(given), but \(facts.text("profile")) accepts only recordings as \(facts.text("role")). "
                    + "Leave it out."
            }
            return "the content is not a known audio format. Export the recording again as WAV."
        case .unsupportedContainer:
            return "the content is \(content(facts)), which is recognised but cannot be measured here. Export the "
                + "recording as WAV, MP3 or M4A."
        case .textTooLarge:
            let size = facts.counted("presentBytes", "byte")
            return "has \(size); the text of one recording must be smaller than 1 MiB. Give only the words of this "
                + "recording."
        case .measurementTooShallow:
            let (profile, role) = (facts.text("profile"), facts.text("role"))
            return "was measured as a recording, but \(profile) accepts \(facts.text("accepted")) as \(role). Measure "
                + "it again with voice-preflight measure --profile \(profile) \(role)=PATH."
        case .extensionMismatch:
            let codec = facts.has("codec") ? " (\(facts.text("codec")))" : ""
            return "the name says .\(facts.text("extension")), but the content is \(facts.text("container"))\(codec). "
                + "Rename it to .\(facts.text("usualExtension")), or export it again in the format that the name says."
        case .nameNotUTF8:
            return "the name is not valid UTF-8. Rename the file; many services do not accept such names."
        case .leadingTag:
            return "\(facts.counted("leadingBytes", "byte")) of ID3v2 tags precede the header of the "
                + "\(facts.text("container")) file; many readers refuse such a file. Positions in other messages are "
                + "counted from the header. Remove the tags, or export the recording again."
        case .leadingJunk:
            return
                "\(facts.counted("leadingBytes", "byte")) that \(facts.agreed("leadingBytes", "is", "are")) not audio "
                + "\(facts.agreed("leadingBytes", "precedes", "precede")) the header of the \(facts.text("container")) "
                + "file; many readers refuse it. Positions in other messages are counted from the header. Export or "
                + "copy the recording again."
        case .trailingGarbage: return trailing(facts)
        }
    }

    private func changed(_ facts: EnglishFacts) -> String {
        let remedy = "Wait until it is written completely, then measure again."
        if facts.has("expectedBytes") {
            return "the file shrank from \(facts.counted("expectedBytes", "byte")) to "
                + "\(facts.counted("presentBytes", "byte")) while it was read. \(remedy)"
        }
        if facts.has("requestedBytes") {
            return "the file has \(facts.counted("presentBytes", "byte")), but the request says "
                + "\(facts.number("requestedBytes")): it is another one by now. List the files again."
        }
        if facts.has("inflatedBytes") {
            return "it could be inflated once, but not again at byte \(facts.number("inflatedBytes")): libzip says "
                + "\"\(facts.text("cause"))\". Wait until the zip is written completely, then measure again."
        }
        return "the file was changed while it was read. \(remedy)"
    }

    private func fileKind(_ facts: EnglishFacts) -> String {
        SpecialFile(rawValue: facts.text("kind")).map { special($0) } ?? facts.text("kind")
    }

    func special(_ kind: SpecialFile) -> String {
        switch kind {
        case .folder: "a folder"
        case .pipe: "a pipe (FIFO)"
        case .socket: "a socket"
        case .device: "a device"
        }
    }

    /// What a file of another format is, as in "the content is …".
    private func content(_ facts: EnglishFacts) -> String {
        facts.has("stream")
            ? "Ogg with \(EnglishFormatNames.stream(facts.text("stream")))"
            : EnglishFormatNames.foreign(facts.text("format"))
    }

    private func trailing(_ facts: EnglishFacts) -> String {
        let (wasNot, noChange) = (
            "\(facts.agreed("it was", "they were")) not measured.", "\(facts.agreed("It does", "They do")) not change"
        )
        return switch TrailingPlace(rawValue: facts.text("behind")) {
        case .chunks:
            "\(facts.size) from byte \(facts.place) on \(facts.agreed("does not", "do not")) belong to any chunk and "
                + "\(facts.agreed("was", "were")) not measured."
        case .form:
            "\(facts.size)\(facts.has("content") ? ", which begin another WAVE file," : "") "
                + "\(facts.agreed("follows", "follow")) the end of the \(facts.text("form")) form at byte "
                + "\(facts.place); \(wasNot)"
        case .data:
            "\(facts.size) \(facts.agreed("follows", "follow")) the end of the audio at byte \(facts.place); \(wasNot)"
        case .pages:
            "\(facts.size) after the last page \(facts.agreed("does not", "do not")) belong to any stream. \(noChange) "
                + "the audio."
        case .frames, nil:
            "\(facts.size) at byte \(facts.place), after the audio, \(facts.agreed("is", "are")) neither audio nor a "
                + "tag. \(noChange) the length."
        }
    }
}
