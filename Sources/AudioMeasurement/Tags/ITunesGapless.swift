/// How much of a stream is encoder delay and padding, as iTunes writes it into a comment named iTunSMPB.
struct ITunesGapless: Hashable {
    /// Sample frames of silence in front.
    let delay: Int64
    /// Sample frames of silence at the end.
    let padding: Int64
    /// Sample frames between them; 0 where the comment does not say.
    let frameCount: Int64

    private static let name: StaticString = "iTunSMPB"
    private static let greatestFrameCount = 1024

    /// From the text of the comment: hexadecimal numbers, of which the second is the delay, the third the padding,
    /// the fourth what is left without them: ` 00000000 00000840 000001CA 00000000003F31F6 …`.
    init?(text: some Sequence<UInt8>) {
        var numbers: [Int64] = []
        for word in String(decoding: Array(text.prefix(256)), as: UTF8.self).split(separator: " ").prefix(4) {
            guard word.utf8.count <= 16, let number = UInt64(word, radix: 16) else { return nil }
            numbers.append(Int64(clamping: number))
        }
        guard numbers.count >= 3 else { return nil }
        delay = numbers[1]
        padding = numbers[2]
        frameCount = numbers.count > 3 ? numbers[3] : 0
    }

    /// From the first comment of that name in an ID3v2 tag, whose claimed bytes may end before it does.
    init?(_ tag: ID3v2Tag, in range: Range<Int64>, of reader: inout RecordingReader) throws(MeasuringFailure) {
        let comment =
            tag.isUnsynchronisedAsAWhole
            ? try Self.searched(range, of: &reader) : try Self.comment(tag, in: range, of: &reader)
        guard let comment, let found = Self(text: comment) else { return nil }
        self = found
    }

    /// Goes from frame to frame; pictures are jumped over, not read.
    private static func comment(
        _ tag: ID3v2Tag, in range: Range<Int64>, of reader: inout RecordingReader
    ) throws(MeasuringFailure) -> [UInt8]? {
        let isShort = tag.majorVersion < 3
        let headerCount: Int64 = isShort ? 6 : 10
        var offset = range.lowerBound + Int64(ID3v2Tag.headerByteCount)
        if tag.hasExtendedHeader {
            let header = try reader.fields(at: offset, count: 4)
            // Version 2.3 does not count the four bytes of the size itself, 2.4 does.
            let size =
                tag.majorVersion == 3
                ? header.bigEndian(at: 0, as: UInt32.self).map { Int64($0) + 4 }
                : header.bigEndian(at: 0, as: UInt32.self).flatMap({ ID3v2Tag.synchsafe($0) }).map { Int64($0) }
            guard let size, size >= 4, size < range.upperBound - offset else { return nil }
            offset += size
        }
        for _ in 0..<greatestFrameCount {
            guard range.upperBound - offset > headerCount else { return nil }
            let header = try reader.fields(at: offset, count: Int(headerCount))
            guard let first = header.byte(at: 0), first != 0 else { return nil }
            let size: UInt32?
            if isShort {
                size = header.bigEndian(at: 2, as: UInt32.self).map { $0 & 0xFF_FFFF }
            } else if tag.majorVersion == 3 {
                size = header.bigEndian(at: 4, as: UInt32.self)
            } else {
                // iTunes once wrote plain sizes into 2.4; below 128 both are the same.
                size =
                    header.bigEndian(at: 4, as: UInt32.self).flatMap({ ID3v2Tag.synchsafe($0) })
                    ?? header.bigEndian(at: 4, as: UInt32.self)
            }
            guard let size, Int64(size) <= range.upperBound - offset - headerCount else { return nil }
            if header.has("COM"), size < 2048,
                let found = try text(
                    of: (offset + headerCount)..<(offset + headerCount + Int64(size)), in: &reader)
            {
                return found
            }
            offset += headerCount + Int64(size)
        }
        return nil
    }

    /// Stuffed zeros shift everything in an unsynchronised tag, but never a plain text: look for the name.
    private static func searched(
        _ range: Range<Int64>, of reader: inout RecordingReader
    ) throws(MeasuringFailure) -> [UInt8]? {
        let end = min(range.upperBound, range.lowerBound + Int64(RecordingReader.capacity / 4))
        return try text(of: range.lowerBound..<end, in: &reader)
    }

    /// What follows the name, without the zeros between the letters of UTF-16.
    private static func text(
        of range: Range<Int64>, in reader: inout RecordingReader
    ) throws(MeasuringFailure) -> [UInt8]? {
        let bytes = try reader.array(at: range.lowerBound, count: Int(range.upperBound - range.lowerBound))
        let letters = bytes.filter { $0 != 0 && $0 < 0x80 }
        let offset = letters.withBytes { letters in letters.byteOffsets.first { letters.has(name, at: $0) } }
        return offset.map { Array(letters[($0 + name.utf8CodeUnitCount)...].prefix(256)) }
    }
}
