/// A frame that holds no audio but tells about the stream: Xing or Info (Xing's SDK, extended by LAME) or VBRI
/// (Fraunhofer). Its numbers are claims; the walk decides.
struct MPEGInfoFrame {
    /// Audio frames in the stream, the info frame left out; nil where it does not say.
    private(set) var declaredFrameCount: Int64?
    /// Bytes of the stream, the info frame included; nil where it does not say.
    private(set) var declaredByteCount: Int64?
    /// Sample frames of silence that the encoder put in front; nil without an extension by LAME.
    private(set) var delay: Int64?
    /// Sample frames of silence that the encoder put at the end; nil without an extension by LAME.
    private(set) var padding: Int64?

    private static let vbriOffset = 36
    /// How many bytes of a frame `isLikely` looks at.
    static let prefixByteCount = 44

    /// Whether the letters of an info frame are in the frame at `index`; audio may hold them by chance.
    @inline(__always)
    static func isLikely(_ bytes: RawSpan, at index: Int, infoOffset: Int) -> Bool {
        guard index <= bytes.byteCount - prefixByteCount else { return false }
        let word = bytes.bigEndian(at: index + infoOffset, as: UInt32.self)
        return word == xing || word == info
            || bytes.bigEndian(at: index + vbriOffset, as: UInt32.self) == vbri
    }

    private static let xing = UInt32(0x5869_6E67)
    private static let info = UInt32(0x496E_666F)
    private static let vbri = UInt32(0x5642_5249)

    /// Where the magic stands: behind the side information, with or without the two bytes of a check in front of it.
    private static func magicOffset(_ frame: RawSpan, _ header: MPEGFrameHeader) -> Int? {
        let plain = MPEGFrameHeader.byteCount + header.sideInformationByteCount
        for offset in header.isProtected ? [plain, plain + 2] : [plain] {
            if frame.has("Xing", at: offset) || frame.has("Info", at: offset) { return offset }
        }
        return nil
    }

    /// From the bytes of one frame; nil where it is audio.
    ///
    /// In the midst of a stream the same letters may be sound: there the side information must be zero, as it is in
    /// every info frame (an empty frame for decoders that do not know better).
    init?(_ frame: RawSpan, _ header: MPEGFrameHeader, isFirst: Bool) {
        guard header.layer == 3 else { return nil }
        if let offset = Self.magicOffset(frame, header) {
            guard isFirst || frame.extracting(6..<offset).isZero else { return nil }
            readXing(frame, at: offset)
        } else if frame.has("VBRI", at: Self.vbriOffset) {
            guard isFirst || frame.extracting(6..<Self.vbriOffset).isZero else { return nil }
            // Version, delay and quality, two bytes each, then bytes and frames.
            declaredByteCount = frame.bigEndian(at: Self.vbriOffset + 10, as: UInt32.self).map { Int64($0) }
            declaredFrameCount = frame.bigEndian(at: Self.vbriOffset + 14, as: UInt32.self).map { Int64($0) }
        } else {
            return nil
        }
    }

    private mutating func readXing(_ frame: RawSpan, at magic: Int) {
        guard let flags = frame.bigEndian(at: magic + 4, as: UInt32.self) else { return }
        var offset = magic + 8
        if flags & 1 != 0 {
            declaredFrameCount = frame.bigEndian(at: offset, as: UInt32.self).map { Int64($0) }
            offset += 4
        }
        if flags & 2 != 0 {
            declaredByteCount = frame.bigEndian(at: offset, as: UInt32.self).map { Int64($0) }
            offset += 4
        }
        if flags & 4 != 0 { offset += 100 }
        if flags & 8 != 0 { offset += 4 }
        readExtension(frame, at: offset)
    }

    /// LAME's extension (Mp3 info Tag, revision 1): the encoder's name, 21 bytes on the delay and padding, and a check.
    private mutating func readExtension(_ frame: RawSpan, at offset: Int) {
        guard let numbers = frame.bigEndian(at: offset + 20, as: UInt32.self),
            let check = frame.bigEndian(at: offset + 34, as: UInt16.self)
        else { return }
        let isNamed = frame.has("LAME", at: offset) || frame.has("Lavf", at: offset) || frame.has("Lavc", at: offset)
        guard isNamed || (frame[offset] != 0 && check == CRC16.value(of: frame.extracting(first: offset + 34))) else {
            return
        }
        delay = Int64(numbers >> 12 & 0xFFF)
        padding = Int64(numbers & 0xFFF)
    }
}
