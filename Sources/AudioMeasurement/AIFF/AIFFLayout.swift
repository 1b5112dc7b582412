import PreflightModel

/// What the chunks of an AIFF or AIFC file say, and what is wrong with its structure.
struct AIFFLayout {
    let isAIFC: Bool
    private(set) var common: AIFFCommon?
    /// The sound data of the `SSND` chunk.
    private(set) var sound: AudioChunk?
    private(set) var tagByteCount: Int64 = 0
    private(set) var defects: [Defect] = []

    private let fileEnd: Int64
    private var extraSound = DamagedRegions()
    private var extraCommon = DamagedRegions()

    /// Walks all chunks from the first one to the end of the file.
    init(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        fileEnd = reader.byteCount
        let start = try reader.fields(at: 0, count: 12)
        isAIFC = start.has("AIFC", at: 8)
        let formEnd = 8 + Int64(start.bigEndian(at: 4, as: UInt32.self) ?? 0)
        try walk(&reader, formEnd: formEnd)
        let repetitions = [
            ChunkedContainer.aiff.multipleData(extraSound),
            ChunkedContainer.aiff.multipleFormat(extraCommon),
        ]
        defects += repetitions.compactMap { $0 }
    }

    private mutating func walk(_ reader: inout RecordingReader, formEnd: Int64) throws(MeasuringFailure) {
        var offset: Int64 = 12
        var chunkCount = 0
        while offset < fileEnd {
            chunkCount += 1
            if chunkCount == 256 { reader.readAhead = RecordingReader.capacity }
            let header = try reader.fields(at: offset, count: 16)
            guard let identifier = FourCC(header, at: 0), identifier.isPrintable,
                let size = header.bigEndian(at: 4, as: UInt32.self),
                offset < formEnd || sound == nil
            else { break }
            let body = offset + 8
            let end = body + Int64(size)
            if identifier == "SSND", sound == nil {
                // The offset field puts the first frame behind a gap that aligns it (AIFF 1.3, Sound Data Chunk).
                let gap = 8 + Int64(header.bigEndian(at: 8, as: UInt32.self) ?? 0)
                let isEmpty = size <= 8 ? try isWellFormed(from: min(end, fileEnd), in: &reader) : false
                takeSound(first: body + gap, declared: Int64(size) - gap, rawSize: Int64(size), isEmpty: isEmpty)
                if sound?.state != .complete { return }
            } else if end > fileEnd {
                defects.append(
                    ChunkedContainer.aiff.chunkOverflow(
                        identifier, declared: Int64(size), range: offset..<fileEnd, present: fileEnd - body))
                return
            } else {
                try take(identifier, body: body..<end, from: &reader)
            }
            offset = end + Int64(size & 1)
        }
        compareSizes(end: offset, formEnd: formEnd)
    }

    private mutating func take(
        _ identifier: FourCC, body: Range<Int64>, from reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        switch identifier {
        case "COMM" where common == nil:
            let bytes = try reader.fields(at: body.lowerBound, count: Int(min(body.upperBound - body.lowerBound, 64)))
            common = try AIFFCommon(bytes, isAIFC: isAIFC)
        case "COMM":
            extraCommon.add(body)
        case "SSND":
            extraSound.add(body)
        case "ID3 ", "id3 ":
            tagByteCount += body.upperBound - body.lowerBound
        default:
            break
        }
    }

    /// Whether whole chunks with printable names fill the file from `offset` to its end: then nothing there is sound.
    private func isWellFormed(
        from offset: Int64, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> Bool {
        var offset = offset
        while offset < fileEnd {
            let header = try reader.fields(at: offset, count: 8)
            guard let identifier = FourCC(header, at: 0), identifier.isPrintable,
                let size = header.bigEndian(at: 4, as: UInt32.self), Int64(size) <= fileEnd - offset - 8
            else { return false }
            offset += 8 + Int64(size) + Int64(size & 1)
        }
        return true
    }

    private mutating func takeSound(first: Int64, declared: Int64, rawSize: Int64, isEmpty: Bool) {
        let start = min(first, fileEnd)
        let present = fileEnd - start
        if rawSize <= 8, present > 0, !isEmpty {
            // Only the gap, or not even that: the size was never written.
            sound = AudioChunk(range: start..<fileEnd, declared: 0, state: .unfinalised)
        } else if declared <= 0 {
            sound = AudioChunk(range: start..<start, declared: 0, state: .complete)
        } else if declared <= present {
            sound = AudioChunk(range: start..<(start + declared), declared: declared, state: .complete)
        } else if Self.isPlaceholder(rawSize) {
            sound = AudioChunk(range: start..<fileEnd, declared: nil, state: .streaming)
        } else {
            sound = AudioChunk(range: start..<fileEnd, declared: declared, state: .truncated)
        }
    }

    /// What writers into a pipe put instead of a size: SoX the whole frames in 0x7F000000 bytes, others the greatest
    /// signed or unsigned number.
    private static func isPlaceholder(_ size: Int64) -> Bool {
        (0x7EFF_F000...0x7F00_0100).contains(size) || (0x7FFF_F000...0x8000_0100).contains(size)
            || (0xFFFF_F000...0xFFFF_FFFF).contains(size)
    }

    private mutating func compareSizes(end: Int64, formEnd: Int64) {
        let rest = fileEnd - min(end, fileEnd)
        if rest > 1 {
            defects.append(ChunkedContainer.aiff.bytesInNoChunk((fileEnd - rest)..<fileEnd))
        } else if abs(formEnd - fileEnd) > 1 {
            defects.append(.aiffSizeMismatch(declared: formEnd, present: fileEnd))
        }
    }
}
