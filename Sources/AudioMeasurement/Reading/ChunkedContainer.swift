import PreflightModel

/// The size of the audio.
extension ChunkedContainer {
    /// `present` are the bytes that are there.
    func truncated(_ present: Range<Int64>, declared: Int64, missingFrames: Int64?, sampleRate: Int) -> Defect {
        let count = present.upperBound - present.lowerBound
        var facts: [String: Fact] = [
            "declaredBytes": .count(declared), "presentBytes": .count(count), "missingBytes": .count(declared - count),
        ]
        if let missingFrames {
            facts["missingFrames"] = .count(missingFrames)
            facts["sampleRate"] = .count(sampleRate)
        }
        return defect(.truncated, .error, at: present, facts)
    }

    func unfinalised(_ present: Range<Int64>) -> Defect {
        defect(
            .unfinalised, .warning, at: present,
            ["declaredBytes": 0, "presentBytes": .count(present.upperBound - present.lowerBound)])
    }

    /// `placeholder` is the size that the header states, where it is worth showing.
    func streamingSize(_ present: Range<Int64>, placeholder: Int64? = nil) -> Defect {
        var facts: [String: Fact] = ["presentBytes": .count(present.upperBound - present.lowerBound)]
        facts["placeholderBytes"] = placeholder.map { .count($0) }
        return defect(.streamingSize, .warning, at: present, facts)
    }

    func partialFrame(bytes: Int64, of unitBytes: Int64, end: Int64) -> Defect {
        defect(
            .partialFrame, .warning, at: (end - bytes)..<end,
            ["partialBytes": .count(bytes), "frameBytes": .count(unitBytes)])
    }

    func withoutAudio(declared: Int64?) -> MeasuringFailure {
        failure(.noAudio, declared.map { ["declaredBytes": .count($0)] } ?? [:])
    }

    private func defect(
        _ kind: ChunkedDefectCode.Kind, _ severity: Severity, at range: Range<Int64>, _ facts: [String: Fact]
    ) -> Defect {
        Defect(ChunkedDefectCode(self, kind), severity, at: range, facts)
    }

    private func failure(_ kind: ChunkedDefectCode.Kind, _ facts: [String: Fact] = [:]) -> MeasuringFailure {
        MeasuringFailure(ChunkedDefectCode(self, kind), facts)
    }
}

/// The chunks around the audio.
extension ChunkedContainer {
    /// More chunks of audio than the one that was measured; nil where there are none.
    func multipleData(_ extra: DamagedRegions) -> Defect? {
        extra.first.map { defect(.multipleData, .error, at: $0, ["extraChunks": .count(extra.count)]) }
    }

    /// More chunks that state the format than the one that was used; nil where there are none.
    func multipleFormat(_ extra: DamagedRegions) -> Defect? {
        extra.first.map { defect(.multipleFormat, .error, at: $0, ["extraChunks": .count(extra.count)]) }
    }

    /// `declared` is nil for a size that no field of 63 bits holds.
    func chunkOverflow(_ identifier: FourCC, declared: Int64?, range: Range<Int64>, present: Int64) -> Defect {
        var facts: [String: Fact] = ["presentBytes": .count(present), "chunk": .text("\(identifier)")]
        facts["declaredBytes"] = declared.map { .count($0) }
        return defect(.chunkOverflow, .warning, at: range, facts)
    }

    func bytesInNoChunk(_ range: Range<Int64>) -> Defect {
        .trailing(.chunks, range, ["trailingBytes": .count(range.upperBound - range.lowerBound)])
    }

    /// `hasData` says whether there is audio whose format is not stated.
    func withoutFormat(hasData: Bool = false) -> MeasuringFailure {
        failure(.noFormat, hasData ? ["dataChunks": 1] : [:])
    }

    var withoutData: MeasuringFailure { failure(.noData) }

    /// What the header or a chunk states makes the file unreadable.
    func badFormat(_ problem: HeaderProblem, _ facts: [String: Fact] = [:]) -> MeasuringFailure {
        failure(.badFormat, facts.merging(["problem": .text(problem.rawValue)]) { given, _ in given })
    }
}
