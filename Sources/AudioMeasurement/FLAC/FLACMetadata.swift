import PreflightModel

/// The metadata blocks between "fLaC" and the first frame (RFC 9639, 8).
struct FLACMetadata {
    let info: FLACStreamInfo
    /// The content of STREAMINFO as it is written in the file.
    let infoBytes: [UInt8]
    /// Where the last block ends; never behind the end of the file.
    private(set) var end: Int64
    /// Bytes of all other blocks: tags, pictures, padding.
    private(set) var tagByteCount: Int64 = 0
    /// Whether a block claims more bytes than there are.
    private(set) var isCutOff = false
    /// What decoders refuse, although the audio can be found.
    private(set) var violations: [Violation] = []

    /// A rule of the format that the blocks break.
    enum Violation: Hashable {
        /// STREAMINFO claims another size than its 34 bytes.
        case streamInfoSize(Int64, offset: Int64)
        /// STREAMINFO is not the first block.
        case streamInfoNotFirst(offset: Int64)
        /// There is another STREAMINFO.
        case streamInfoTwice(offset: Int64)
        /// A block has the type 127, which is none, or no block is marked as the last.
        case noBlock(offset: Int64)
    }

    /// Steps over the blocks from `start` on.
    ///
    /// - Throws: a failure when there is no STREAMINFO that can be read.
    init(_ reader: inout RecordingReader, from start: Int64) throws(MeasuringFailure) {
        var found: (info: FLACStreamInfo, bytes: [UInt8])?
        var tagByteCount: Int64 = 0
        var isCutOff = false
        var end = start
        var isLast = false
        var violations: [Violation] = []
        while !isLast {
            let head = try reader.array(at: end, count: 4 + FLACStreamInfo.byteCount)
            guard let word = head.withBytes({ $0.bigEndian(at: 0, as: UInt32.self) }) else {
                isCutOff = true
                break
            }
            // Where a frame begins, a last block was not marked as such.
            let type = word >> 24 & 0x7F
            if FLACFrameHeader.isSync(UInt8(word >> 24), UInt8(word >> 16 & 255)) || type == 127 {
                violations.append(.noBlock(offset: end))
                break
            }
            isLast = word >> 31 == 1
            let size = Int64(word & 0xFF_FFFF)
            if type == 0, found == nil, violations.count < 8 {
                if end > start { violations.append(.streamInfoNotFirst(offset: end)) }
                if size != FLACStreamInfo.byteCount { violations.append(.streamInfoSize(size, offset: end)) }
                if let info = head.withBytes({ FLACStreamInfo($0.extracting(droppingFirst: 4)) }) {
                    found = (info, Array(head.dropFirst(4)))
                }
            } else {
                if type == 0, violations.count < 8 { violations.append(.streamInfoTwice(offset: end)) }
                tagByteCount += min(4 + size, reader.byteCount - end)
            }
            end += 4 + size
            if end > reader.byteCount {
                end = reader.byteCount
                isCutOff = true
                break
            }
        }
        guard let found else { throw .flacWithoutStreamInfo }
        info = found.info
        infoBytes = found.bytes
        self.end = end
        self.tagByteCount = tagByteCount
        self.isCutOff = isCutOff
        self.violations = violations
    }
}
