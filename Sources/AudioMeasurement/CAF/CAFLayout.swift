import PreflightModel

/// What the chunks of a CAF file say, and what is wrong with its structure.
struct CAFLayout {
    private(set) var description: CAFDescription?
    /// The audio that is there, without the edit count in front of it.
    private(set) var data: Range<Int64>?
    /// The size of the audio that the header claims; nil where it says "to the end of the file".
    private(set) var declaredByteCount: Int64?
    private(set) var packetTable: Range<Int64>?
    /// The configuration of the decoder ("magic cookie").
    private(set) var cookie: Range<Int64>?
    private(set) var defects: [Defect] = []

    private let fileEnd: Int64
    private var extraData = DamagedRegions()

    /// Walks all chunks from the first one to the end of the file.
    init(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        fileEnd = reader.byteCount
        try walk(&reader)
        if let repetition = ChunkedContainer.caf.multipleData(extraData) { defects.append(repetition) }
    }

    private mutating func walk(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        var offset: Int64 = 8
        var chunkCount = 0
        while offset < fileEnd {
            chunkCount += 1
            if chunkCount == 256 { reader.readAhead = RecordingReader.capacity }
            let header = try reader.fields(at: offset, count: 12)
            guard let identifier = FourCC(header, at: 0), identifier.isPrintable,
                let rawSize = header.bigEndian(at: 4, as: UInt64.self)
            else { break }
            let size = Int64(bitPattern: rawSize)
            let body = offset + 12
            if identifier == "data", data == nil {
                let next = try reader.fields(at: body, count: 12)
                guard takeData(body: body, size: size, next: next) else { return }
            } else if size < 0 || size > fileEnd - body {
                defects.append(
                    ChunkedContainer.caf.chunkOverflow(
                        identifier, declared: size < 0 ? nil : size, range: offset..<fileEnd, present: fileEnd - body))
                return
            } else {
                try take(identifier, body: body..<(body + size), from: &reader)
            }
            offset = body + size
        }
        if fileEnd - offset > 1 { defects.append(ChunkedContainer.caf.bytesInNoChunk(offset..<fileEnd)) }
    }

    /// Returns whether chunks can follow.
    private mutating func takeData(body: Int64, size: Int64, next: FieldBytes) -> Bool {
        // The audio begins behind the edit count of 4 bytes (Audio Data Chunk).
        let start = min(body + 4, fileEnd)
        if size == -1 {
            data = start..<fileEnd
            return false
        }
        guard size >= 0, size <= fileEnd - body else {
            data = start..<fileEnd
            declaredByteCount = size < 0 ? nil : size - 4
            return false
        }
        // A size of 0 was never written, unless another chunk follows at once.
        let isFollowed =
            FourCC(next, at: 0)?.isPrintable == true
            && (next.bigEndian(at: 4, as: UInt64.self).map { $0 <= UInt64(fileEnd - body) } ?? false)
        if size == 0, start < fileEnd, !isFollowed {
            data = start..<fileEnd
            declaredByteCount = 0
            return false
        }
        data = size < 4 ? body..<body : start..<(body + size)
        declaredByteCount = max(0, size - 4)
        return true
    }

    private mutating func take(
        _ identifier: FourCC, body: Range<Int64>, from reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        switch identifier {
        case "desc" where description == nil:
            description = try CAFDescription(
                try reader.fields(at: body.lowerBound, count: Int(min(32, body.upperBound - body.lowerBound))))
        case "pakt" where packetTable == nil:
            packetTable = body
        case "kuki" where cookie == nil:
            cookie = body
        case "data":
            extraData.add(body)
        default:
            break
        }
    }
}
