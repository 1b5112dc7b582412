import PreflightModel

extension ChunkedContainer {
    static let wave = ChunkedContainer(prefix: "wav", name: "WAVE", sizeHolder: "the data chunk")
}

/// The words for what is wrong with WAVE files of every form, and with them alone.
extension Defect {
    static func waveSizeMismatch(form: WaveForm, declared: Int64?, present: Int64) -> Defect {
        let claim = declared.map { $0.counted("byte") } ?? "an unknown size (a placeholder)"
        return Defect(
            code: "wav.size-mismatch", severity: .warning,
            message: "the \(form.title) header claims \(claim) for the whole file, which has "
                + "\(present.counted("byte")). The data chunk is complete and was measured; save the recording again "
                + "to fix the header.",
            range: 0..<form.firstChunkOffset,
            facts: declared.map { ["declaredBytes": $0, "presentBytes": present] } ?? ["presentBytes": present])
    }

    static func waveUnknownBytes(form: WaveForm, declaredEnd: Int64?, range: Range<Int64>) -> Defect {
        let count = range.upperBound - range.lowerBound
        if let declaredEnd, declaredEnd <= range.lowerBound {
            return waveTrailingGarbage(form: form, range: range, isAnotherFile: false)
        }
        return Defect(
            code: "wav.size-mismatch", severity: .warning,
            message:
                "\(count.counted("byte")) from byte \(range.lowerBound) on \(count.agreed("does not", "do not")) "
                + "belong to any chunk, although the \(form.title) size covers them; "
                + "\(count.agreed("it was", "they were")) not measured. If they are audio, the header was never "
                + "finished: open and save the recording again.",
            range: range, facts: ["unknownBytes": count])
    }

    static func waveTrailingGarbage(form: WaveForm, range: Range<Int64>, isAnotherFile: Bool) -> Defect {
        let count = range.upperBound - range.lowerBound
        let content = isAnotherFile ? ", which begin another WAVE file," : ""
        return Defect(
            code: .trailingGarbage, severity: .note,
            message: "\(count.counted("byte"))\(content) \(count.agreed("follows", "follow")) the end of the "
                + "\(form.title) form at byte \(range.lowerBound); \(count.agreed("it was", "they were")) not "
                + "measured.",
            range: range, facts: ["trailingBytes": count])
    }

    static func waveMissingPad(count: Int64, first: Range<Int64>) -> Defect {
        Defect(
            code: "wav.missing-pad", severity: .note,
            message:
                "\(count == 1 ? "a chunk" : "\(count) chunks") of odd size \(count == 1 ? "lacks its" : "lack their") "
                + "pad byte, first at byte \(first.lowerBound). Most readers tolerate it.",
            range: first, facts: ["count": count])
    }

    static func waveFactMismatch(fact: Int64, frames: Int64, sampleRate: Int) -> Defect {
        Defect(
            code: "wav.fact-mismatch", severity: .warning,
            message: "the fact chunk claims \(fact.counted("frame")) (\(Seconds.text(fact, sampleRate))), but the data "
                + "holds \(frames) (\(Seconds.text(frames, sampleRate))), and that was used. Save the recording again.",
            facts: ["factFrames": fact, "dataFrames": frames])
    }

    static func waveBlockAlignMismatch(declared: Int, computed: Int, range: Range<Int64>) -> Defect {
        Defect(
            code: "wav.block-align-mismatch", severity: .warning,
            message: "the format chunk claims frames of \(declared.counted("byte")), but its channels and bits give "
                + "\(computed), which was used. Readers differ; export the recording again.",
            range: range, facts: ["declaredBytes": Int64(declared), "computedBytes": Int64(computed)])
    }

    static func waveBlockLengthMismatch(declared: Int64, computed: Int64, range: Range<Int64>) -> Defect {
        Defect(
            code: "wav.block-length-mismatch", severity: .warning,
            message:
                "the format chunk claims \(declared.counted("frame")) in a block, but a block of that size holds "
                + "\(computed), which was used. Readers differ; export the recording again.",
            range: range, facts: ["declaredFrames": declared, "computedFrames": computed])
    }

    static func waveStreamMismatch(_ format: WaveFormat, rate: Int, channelCount: Int) -> Defect {
        Defect(
            code: "wav.stream-mismatch", severity: .warning,
            message:
                "the format chunk claims \(format.sampleRate) Hz and \(format.channelCount) channels, but the MPEG "
                + "frames have \(rate) Hz and \(channelCount), and those were used. Readers differ; export the "
                + "recording again.",
            range: format.range,
            facts: [
                "declaredSampleRate": Int64(format.sampleRate), "sampleRate": Int64(rate),
                "declaredChannels": Int64(format.channelCount), "channels": Int64(channelCount),
            ])
    }

    static func rf64SizeNotSentinel(size32: Int64, size64: UInt64, at offset: Int64) -> Defect {
        Defect(
            code: "rf64.size-not-sentinel", severity: .note,
            message: "the data chunk states \(size32.counted("byte")) itself and \(size64.counted("byte")) in ds64; "
                + "its own size was used, since only 4294967295 refers to ds64 (EBU Tech 3306).",
            range: offset..<(offset + 8),
            facts: ["dataBytes": size32, "ds64Bytes": Int64(clamping: size64)])
    }

    static func rf64WithoutSizes(form: WaveForm, at offset: Int64) -> Defect {
        Defect(
            code: "rf64.no-ds64", severity: .warning,
            message: "the \(form.title) file has no ds64 chunk before its data, where its sizes belong. Save the "
                + "recording again.",
            range: offset..<(offset + 8))
    }
}

/// The words for WAVE files that cannot be measured.
extension MeasuringFailure {
    static func waveUnsupportedCodec(_ codec: Codec) -> MeasuringFailure {
        MeasuringFailure(
            code: "wav.unsupported-codec",
            message: "the WAVE file holds \(codec), whose length cannot be measured here. Export it as PCM.")
    }

    static let waveWithoutFrames = MeasuringFailure(
        code: "wav.no-audio",
        message: "the format chunk says MPEG audio, but the data holds no frame of it. Export the recording again.")

    static func waveFormatTooShort(byteCount: Int) -> MeasuringFailure {
        badWaveFormat("has \(byteCount.counted("byte")); it needs at least 14")
    }

    static func waveExtensionTooShort(byteCount: Int) -> MeasuringFailure {
        badWaveFormat("is extensible, but has \(byteCount.counted("byte")); that form needs 40")
    }

    static let waveSubFormatUnknown = badWaveFormat("names an unknown sub-format")

    static let waveFormatWithoutChannels = badWaveFormat("states 0 channels")

    static func waveFormatAbsurd(channelCount: Int) -> MeasuringFailure {
        badWaveFormat("states \(channelCount) channels, which its coding does not allow")
    }

    static func waveFormatAbsurd(sampleRate: Int) -> MeasuringFailure {
        badWaveFormat("states a sample rate of \(sampleRate) Hz")
    }

    static func waveFormatAbsurd(bits: Int, codec: String) -> MeasuringFailure {
        badWaveFormat("states \(bits) bits per sample for \(codec)")
    }

    static func waveBlockTooSmall(byteCount: Int) -> MeasuringFailure {
        badWaveFormat("states blocks of \(byteCount.counted("byte")), which are too small for a block's own header")
    }

    private static func badWaveFormat(_ what: String) -> MeasuringFailure {
        ChunkedContainer.wave.badFormat("the format chunk", what)
    }
}
