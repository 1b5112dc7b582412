import PreflightModel

extension DefectCode {
    static let trailingGarbage: DefectCode = "trailing.garbage"
}

/// A container that keeps its audio in one piece behind a size, and the words for what such files have wrong in common.
struct ChunkedContainer {
    /// What the codes of its defects begin with.
    let prefix: String
    /// What it is called in messages.
    let name: String
    /// What states the size of the audio, as in "the SSND chunk".
    let sizeHolder: String

    private func code(_ name: String) -> DefectCode { DefectCode(rawValue: "\(prefix).\(name)") }

    private func failure(_ name: String, _ message: String) -> MeasuringFailure {
        MeasuringFailure(code: code(name), message: message)
    }
}

/// The size of the audio.
extension ChunkedContainer {
    /// `present` are the bytes that are there.
    func truncated(_ present: Range<Int64>, declared: Int64, missingFrames: Int64?, sampleRate: Int) -> Defect {
        let count = present.upperBound - present.lowerBound
        let missing = missingFrames.map { " (\(Seconds.text($0, sampleRate)) of audio)" } ?? ""
        return Defect(
            code: code("truncated"), severity: .error,
            message: "\(sizeHolder) claims \(declared.counted("byte")) of audio, but only \(count) are there: "
                + "\((declared - count).counted("byte"))\(missing) \((declared - count).agreed("is", "are")) missing. Copy or export the recording again.",
            range: present,
            facts: ["declaredBytes": declared, "presentBytes": count, "missingBytes": declared - count])
    }

    func unfinalised(_ present: Range<Int64>) -> Defect {
        let count = present.upperBound - present.lowerBound
        return Defect(
            code: code("unfinalised"), severity: .warning,
            message:
                "\(sizeHolder) claims 0 bytes of audio, but \(count.counted("byte")) \(count.agreed("follows", "follow")): the recorder never "
                + "finished the header. Measured to the end of the file. Open and save the recording again; its end "
                + "may be lost.",
            range: present, facts: ["declaredBytes": 0, "presentBytes": count])
    }

    /// `placeholder` is the size that the header states, where it is worth showing.
    func streamingSize(_ present: Range<Int64>, placeholder: Int64? = nil) -> Defect {
        let count = present.upperBound - present.lowerBound
        return Defect(
            code: code("streaming-size"), severity: .warning,
            message: "\(sizeHolder) states a placeholder\(placeholder.map { " (\($0.counted("byte")))" } ?? "") "
                + "instead of its size, as programs that write to a pipe do. It was measured from the "
                + "\(count.counted("byte")) that are present. Save the recording again, so that other readers find its "
                + "length.",
            range: present, facts: ["presentBytes": count])
    }

    func partialFrame(bytes: Int64, of unitBytes: Int64, end: Int64) -> Defect {
        Defect(
            code: code("partial-frame"), severity: .warning,
            message: "the audio ends with \(bytes) of the \(unitBytes.counted("byte")) of a frame or packet, which "
                + "were not counted. Export the recording again if its end matters.",
            range: (end - bytes)..<end, facts: ["partialBytes": bytes, "frameBytes": unitBytes])
    }

    func withoutAudio(declared: Int64?) -> MeasuringFailure {
        let claim = declared.map { $0 > 0 ? ", though its header claims \($0.counted("byte")) of it" : "" } ?? ""
        return failure(
            "no-audio", "the \(name) file holds no audio (0 frames)\(claim). Record it again, or copy it again.")
    }
}

/// The chunks around the audio.
extension ChunkedContainer {
    /// More chunks of audio than the one that was measured; nil where there are none.
    func multipleData(_ extra: DamagedRegions, chunk: String) -> Defect? {
        extra.first.map { first in
            Defect(
                code: code("multiple-data"), severity: .error,
                message: "\(Self.count(extra.count, chunk)), first at byte \(first.lowerBound). Only the first "
                    + "\(chunk) chunk was measured, and readers differ. Export the recording again with one.",
                range: first, facts: ["extraChunks": extra.count])
        }
    }

    /// More chunks that state the format than the one that was used; nil where there are none.
    func multipleFormat(_ extra: DamagedRegions, chunk: String) -> Defect? {
        extra.first.map { first in
            Defect(
                code: code("multiple-format"), severity: .error,
                message: "\(Self.count(extra.count, chunk)), first at byte \(first.lowerBound). The first one was "
                    + "used, and readers differ. Export the recording again with one.",
                range: first, facts: ["extraChunks": extra.count])
        }
    }

    private static func count(_ count: Int64, _ chunk: String) -> String {
        count == 1 ? "there is a second \(chunk) chunk" : "there are \(count) more \(chunk) chunks"
    }

    /// `declared` is nil for a size that no field of 63 bits holds.
    func chunkOverflow(_ identifier: FourCC, declared: Int64?, range: Range<Int64>, present: Int64) -> Defect {
        var facts = ["presentBytes": present]
        facts["declaredBytes"] = declared
        return Defect(
            code: code("chunk-overflow"), severity: .warning,
            message: "the chunk \"\(identifier)\" at byte \(range.lowerBound) claims "
                + "\(declared.map { $0.counted("byte") } ?? "a size beyond any disk"), but only "
                + "\(present.counted("byte")) \(present.agreed("follows", "follow")). What comes after it cannot be found; save the recording again.",
            range: range, facts: facts)
    }

    func bytesInNoChunk(_ range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count.counted("byte")) from byte \(range.lowerBound) on \(count.agreed("does not", "do not")) "
                + "belong to any chunk and \(count.agreed("was", "were")) not measured.",
            range: range, facts: ["trailingBytes": count])
    }

    func withoutFormat(chunk: String, hasData: Bool = false) -> MeasuringFailure {
        failure(
            "no-format",
            "the \(name) file has \(hasData ? "audio, but " : "")no \(chunk) chunk, so its sample rate is unknown. "
                + "Export the recording again.")
    }

    func withoutData(chunk: String) -> MeasuringFailure {
        failure(
            "no-data",
            "the \(name) file has no \(chunk) chunk, so no audio was found. Export or copy the recording again.")
    }

    /// What the header or a chunk states, as in "the COMM chunk", makes the file unreadable.
    func badFormat(_ part: String, _ what: String) -> MeasuringFailure {
        failure("bad-format", "\(part) \(what), so the \(name) file cannot be read. Export the recording again.")
    }
}
