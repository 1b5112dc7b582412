import PreflightModel

/// What is wrong with WAVE files of every form, and with them alone.
extension Defect {
    static func waveSizeMismatch(form: WaveForm, declared: Int64?, present: Int64) -> Defect {
        var facts: [String: Fact] = ["presentBytes": .count(present), "form": .text("\(form.title)")]
        facts["declaredBytes"] = declared.map { .count($0) }
        return Defect(WaveDefectCode.sizeMismatch, .warning, at: 0..<form.firstChunkOffset, facts)
    }

    static func waveUnknownBytes(form: WaveForm, declaredEnd: Int64?, range: Range<Int64>) -> Defect {
        if let declaredEnd, declaredEnd <= range.lowerBound {
            return waveTrailingGarbage(form: form, range: range, isAnotherFile: false)
        }
        return Defect(
            WaveDefectCode.sizeMismatch, .warning, at: range,
            ["unknownBytes": .count(range.upperBound - range.lowerBound), "form": .text("\(form.title)")])
    }

    static func waveTrailingGarbage(form: WaveForm, range: Range<Int64>, isAnotherFile: Bool) -> Defect {
        var facts: [String: Fact] = [
            "trailingBytes": .count(range.upperBound - range.lowerBound), "form": .text("\(form.title)"),
        ]
        if isAnotherFile { facts["content"] = .text(Container.wav.rawValue) }
        return .trailing(.form, range, facts)
    }

    static func waveMissingPad(count: Int64, first: Range<Int64>) -> Defect {
        Defect(WaveDefectCode.missingPad, .note, at: first, ["count": .count(count)])
    }

    static func waveFactMismatch(fact: Int64, frames: Int64, sampleRate: Int) -> Defect {
        Defect(
            WaveDefectCode.factMismatch, .warning,
            ["factFrames": .count(fact), "dataFrames": .count(frames), "sampleRate": .count(sampleRate)])
    }

    static func waveBlockAlignMismatch(declared: Int, computed: Int, range: Range<Int64>) -> Defect {
        Defect(
            WaveDefectCode.blockAlignMismatch, .warning, at: range,
            ["declaredBytes": .count(declared), "computedBytes": .count(computed)])
    }

    static func waveBlockLengthMismatch(declared: Int64, computed: Int64, range: Range<Int64>) -> Defect {
        Defect(
            WaveDefectCode.blockLengthMismatch, .warning, at: range,
            ["declaredFrames": .count(declared), "computedFrames": .count(computed)])
    }

    static func waveStreamMismatch(_ format: WaveFormat, rate: Int, channelCount: Int) -> Defect {
        Defect(
            WaveDefectCode.streamMismatch, .warning, at: format.range,
            [
                "declaredSampleRate": .count(format.sampleRate), "sampleRate": .count(rate),
                "declaredChannels": .count(format.channelCount), "channels": .count(channelCount),
            ])
    }

    static func rf64SizeNotSentinel(size32: Int64, size64: UInt64, at offset: Int64) -> Defect {
        Defect(
            WaveDefectCode.sizeNotSentinel, .note, at: offset..<(offset + 8),
            ["dataBytes": .count(size32), "ds64Bytes": .count(size64)])
    }

    static func rf64WithoutSizes(form: WaveForm, at offset: Int64) -> Defect {
        Defect(WaveDefectCode.noSizes, .warning, at: offset..<(offset + 8), ["form": .text("\(form.title)")])
    }
}

/// Why WAVE files cannot be measured.
extension MeasuringFailure {
    static func waveUnsupportedCodec(_ codec: Codec) -> MeasuringFailure {
        MeasuringFailure(WaveDefectCode.unsupportedCodec, ["codec": .text(codec.rawValue)])
    }

    static let waveWithoutFrames = MeasuringFailure(
        ChunkedDefectCode(.wave, .noAudio), ["statedCoding": "mpeg"])

    static func waveFormatTooShort(byteCount: Int) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(
            .tooShortAtLeast, ["presentBytes": .count(byteCount), "neededBytes": 14])
    }

    static func waveExtensionTooShort(byteCount: Int) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(
            .tooShortExtensible, ["presentBytes": .count(byteCount), "neededBytes": 40])
    }

    static let waveSubFormatUnknown = ChunkedContainer.wave.badFormat(.unknownSubFormat)

    static let waveFormatWithoutChannels = ChunkedContainer.wave.badFormat(.channels, ["channels": 0])

    static func waveFormatAbsurd(channelCount: Int) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(.channelsOfCoding, ["channels": .count(channelCount)])
    }

    static func waveFormatAbsurd(sampleRate: Int) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(.sampleRate, ["sampleRate": .count(sampleRate)])
    }

    static func waveFormatAbsurd(bits: Int, coding: WaveCodingFamily) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(.bitsOfCoding, ["bits": .count(bits), "coding": .text(coding.rawValue)])
    }

    static func waveBlockTooSmall(byteCount: Int) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat(.blockTooSmall, ["blockBytes": .count(byteCount)])
    }
}
