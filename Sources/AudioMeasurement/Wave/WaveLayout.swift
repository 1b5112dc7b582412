import PreflightModel

/// What the chunks of a WAVE file say, where its audio is, and what is wrong with its structure.
struct WaveLayout {
    let form: WaveForm
    private(set) var format: WaveFormat?
    /// The `data` chunk that is measured.
    private(set) var data: AudioChunk?
    /// The sample count of `fact`; of `ds64` where `fact` refers to it.
    private(set) var factCount: UInt64?
    private(set) var tagByteCount: Int64 = 0
    private(set) var defects: [Defect] = []

    private let fileEnd: Int64
    private var sizes64: WaveSizes64?
    /// Where the file ends by its own header; nil for a placeholder.
    private var declaredEnd: Int64?
    private var extraFormats = DamagedRegions()
    private var extraData = DamagedRegions()
    private var missingPads = DamagedRegions()
    private var overflow = false

    /// Walks all chunks from the first one to the end of the file.
    init(_ form: WaveForm, in reader: inout RecordingReader) throws(MeasuringFailure) {
        self.form = form
        fileEnd = reader.byteCount
        declaredEnd = try reader.withBytes(at: 0, count: 40) { form.declaredEnd($0) }
        try walk(&reader)
        addRepetitions()
    }

    private mutating func walk(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        var offset = form.firstChunkOffset
        // Where the bytes after the end of the form begin, once the end was met at the border of a chunk.
        var formEnd: Int64?
        var chunkCount = 0
        while offset < fileEnd {
            chunkCount += 1
            if chunkCount == 256 { reader.readAhead = RecordingReader.capacity }
            if data != nil, formEnd == nil, let declaredEnd, offset >= declaredEnd,
                offset - declaredEnd < form.alignment
            {
                formEnd = offset
            }
            guard let chunk = try WaveChunk(form, at: offset, in: &reader), !startsAnotherFile(chunk),
                chunk.isPlausible || data == nil
            else { break }
            let size = resolvedSize(of: chunk)
            if let end = try take(chunk, size: size, from: &reader) {
                offset = try padded(end, of: chunk, in: &reader)
            } else {
                return
            }
        }
        try compareSizes(end: offset, formEnd: formEnd, in: &reader)
    }

    /// The RIFF header of a file that was appended to this one.
    private func startsAnotherFile(_ chunk: WaveChunk) -> Bool {
        data != nil && ["RIFF", "RIFX", "RF64", "BW64", "riff"].contains(chunk.identifier)
    }

    private func resolvedSize(of chunk: WaveChunk) -> WaveChunk.Size {
        if case .sentinel = chunk.size, let sizes64 { return sizes64.size(of: chunk.identifier) }
        return chunk.size
    }

    /// Takes over what a chunk says; returns where its body ends, or nil when nothing after it can be found.
    private mutating func take(
        _ chunk: WaveChunk, size: WaveChunk.Size, from reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64? {
        if chunk.identifier == "data", data == nil { return try takeData(chunk, size: size, from: &reader) }
        let byteCount: Int64
        switch size {
        case .bytes(let count) where count <= fileEnd - chunk.bodyOffset: byteCount = count
        case .bytes(let count):
            return overflows(chunk, declared: count)
        case .sentinel:
            return overflows(chunk, declared: nil)
        }
        switch chunk.identifier {
        case "fmt " where format == nil:
            let form = form
            format = try reader.withBytes(at: chunk.bodyOffset, count: Int(min(byteCount, 4096))) {
                body throws(MeasuringFailure) in try WaveFormat(body, form, at: chunk.bodyOffset)
            }
        case "fmt ":
            extraFormats.add(chunk.offset..<(chunk.bodyOffset + byteCount))
        case "data":
            extraData.add(chunk.offset..<(chunk.bodyOffset + byteCount))
        case "ds64" where sizes64 == nil && (form == .rf64 || form == .bw64):
            let limit = 28 + 12 * WaveSizes64.tableLimit
            sizes64 = try reader.withBytes(at: chunk.bodyOffset, count: Int(min(byteCount, Int64(limit)))) {
                WaveSizes64($0)
            }
            if declaredEnd == nil, let size = sizes64?.form, size < 1 << 62 { declaredEnd = 8 + Int64(size) }
        case "fact" where factCount == nil:
            try reader.withBytes(at: chunk.bodyOffset, count: Int(min(byteCount, 8))) { body in
                // Wave64 states it in 64 bits (Sony Wave64 specification, fact chunk).
                if form == .w64, let count = body.littleEndian(at: 0, as: UInt64.self) {
                    factCount = count
                } else if let count = form.number(body, at: 0, as: UInt32.self) {
                    factCount = count == .max ? sizes64?.sampleCount : UInt64(count)
                }
            }
        case "id3 ", "ID3 ":
            tagByteCount += byteCount
        default:
            break
        }
        return chunk.bodyOffset + byteCount
    }

    private mutating func takeData(
        _ chunk: WaveChunk, size: WaveChunk.Size, from reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64? {
        let present = chunk.bodyOffset..<fileEnd
        let presentCount = fileEnd - chunk.bodyOffset
        var found = AudioChunk(range: present, declared: nil, state: .streaming)
        if case .bytes(let declared) = chunk.size, form == .rf64 || form == .bw64, let sizes64,
            sizes64.data != UInt64(declared)
        {
            defects.append(.rf64SizeNotSentinel(size32: declared, size64: sizes64.data, at: chunk.offset))
        }
        if case .sentinel = chunk.size, form == .rf64 || form == .bw64, sizes64 == nil {
            defects.append(.rf64WithoutSizes(form: form, at: chunk.offset))
        }
        switch size {
        case .sentinel:
            defects.append(ChunkedContainer.wave.streamingSize(present))
        case .bytes(let declared) where declared > presentCount && Self.isPlaceholder(declared):
            defects.append(ChunkedContainer.wave.streamingSize(present, placeholder: declared))
        case .bytes(let declared) where declared > presentCount:
            // The words need the sample rate, so the walker adds the defect.
            found.declared = declared
            found.state = .truncated
        case .bytes(0) where presentCount > 0:
            found.declared = 0
            guard try !isWellFormed(from: chunk.bodyOffset, in: &reader) else {
                found.range = chunk.bodyOffset..<chunk.bodyOffset
                found.state = .complete
                data = found
                return chunk.bodyOffset
            }
            found.state = .unfinalised
            defects.append(ChunkedContainer.wave.unfinalised(present))
        case .bytes(let declared):
            found.range = chunk.bodyOffset..<(chunk.bodyOffset + declared)
            found.declared = declared
            found.state = .complete
            data = found
            return found.range.upperBound
        }
        data = found
        return nil
    }

    /// What writers into a pipe put instead of a size: SoX 0x7FFFF000, others the greatest signed or unsigned number,
    /// or 2 GiB, some of them less the size of the header.
    private static func isPlaceholder(_ size: Int64) -> Bool {
        (0x7FFF_F000...0x8000_0000).contains(size) || (0xFFFF_F000...0xFFFF_FFFF).contains(size)
    }

    /// Whether whole chunks with printable names fill the file from `offset` to its end: then nothing there is audio.
    private func isWellFormed(
        from offset: Int64, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Bool {
        var offset = offset
        while offset < fileEnd {
            guard let chunk = try WaveChunk(form, at: offset, in: &reader), chunk.isPlausible,
                case .bytes(let size) = resolvedSize(of: chunk), size <= fileEnd - chunk.bodyOffset
            else { return false }
            offset = chunk.bodyOffset + size
            offset +=
                (form.alignment - (offset - (form == .w64 ? 0 : chunk.bodyOffset)) % form.alignment)
                % form.alignment
        }
        return true
    }

    /// Where the next chunk begins after a body that ends at `end`.
    private mutating func padded(
        _ end: Int64, of chunk: WaveChunk, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Int64 {
        if form == .w64 { return min(fileEnd, (end + 7) / 8 * 8) }
        guard (end - chunk.bodyOffset) % 2 == 1 else { return end }
        guard end < fileEnd else {
            missingPads.add(end..<end)
            return end
        }
        // A pad byte is 0. Where it is something else, it may be the first letter of the next chunk.
        guard try reader.fields(at: end, count: 1).byte(at: 0) != 0,
            let next = try WaveChunk(form, at: end, in: &reader), next.isPlausible,
            case .bytes(let size) = resolvedSize(of: next), size <= fileEnd - next.bodyOffset
        else { return end + 1 }
        missingPads.add(end..<end)
        return end
    }

    private mutating func overflows(_ chunk: WaveChunk, declared: Int64?) -> Int64? {
        overflow = true
        defects.append(
            ChunkedContainer.wave.chunkOverflow(
                chunk.identifier, declared: declared, range: chunk.offset..<fileEnd,
                present: fileEnd - chunk.bodyOffset))
        return nil
    }

    /// Compares the end by the first size field with the end of the file and with the end of the last chunk.
    private mutating func compareSizes(
        end: Int64, formEnd: Int64?, in reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        let rest = min(end, fileEnd)..<fileEnd
        let tolerance = form.alignment - 1
        if let formEnd, formEnd < fileEnd, fileEnd - formEnd > tolerance {
            let isAnotherFile = try reader.withBytes(at: formEnd, count: 12) { WaveForm($0) != nil || $0.has("RIFF") }
            defects.append(
                .waveTrailingGarbage(form: form, range: formEnd..<fileEnd, isAnotherFile: isAnotherFile))
            return
        }
        let restCount = rest.upperBound - rest.lowerBound
        if restCount > tolerance {
            defects.append(.waveUnknownBytes(form: form, declaredEnd: declaredEnd, range: rest))
        } else if let declaredEnd, abs(declaredEnd - fileEnd) > tolerance {
            defects.append(.waveSizeMismatch(form: form, declared: declaredEnd, present: fileEnd))
        } else if declaredEnd == nil {
            defects.append(.waveSizeMismatch(form: form, declared: nil, present: fileEnd))
        }
    }

    private mutating func addRepetitions() {
        let repetitions = [
            ChunkedContainer.wave.multipleData(extraData),
            ChunkedContainer.wave.multipleFormat(extraFormats),
        ]
        defects += repetitions.compactMap { $0 }
        if let first = missingPads.first { defects.append(.waveMissingPad(count: missingPads.count, first: first)) }
    }
}
