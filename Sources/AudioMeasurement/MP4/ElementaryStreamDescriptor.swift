/// What `esds` in MP4 and the cookie in CAF say of an MPEG-4 stream (ISO/IEC 14496-1, 7.2.6.5 and 7.2.6.6).
struct ElementaryStreamDescriptor {
    /// Which coding (objectTypeIndication, registered at mp4ra.org): 0x40 is MPEG-4 audio.
    var objectType: UInt8
    /// The configuration of the decoder: an AudioSpecificConfig for AAC.
    var configuration: [UInt8]

    /// Reads the descriptor at `start`.
    init?(_ bytes: RawSpan, at start: Int) {
        var offset = start
        guard Self.open(0x03, bytes, &offset) != nil, let flags = bytes.byte(at: offset + 2) else { return nil }
        offset += 3
        if flags & 0x80 != 0 { offset += 2 }
        if flags & 0x40 != 0 { offset += 1 + Int(bytes.byte(at: offset) ?? 0) }
        if flags & 0x20 != 0 { offset += 2 }
        guard let length = Self.open(0x04, bytes, &offset), let type = bytes.byte(at: offset) else { return nil }
        objectType = type
        let end = min(bytes.byteCount, offset + length)
        offset += 13
        configuration = []
        if let length = Self.open(0x05, bytes, &offset), offset <= end {
            configuration = bytes.extracting(offset..<min(end, offset + length)).array
        }
    }

    /// Steps into a descriptor and gives its length, which takes one to four bytes of seven bits.
    private static func open(_ tag: UInt8, _ bytes: RawSpan, _ offset: inout Int) -> Int? {
        guard bytes.byte(at: offset) == tag else { return nil }
        offset += 1
        var length = 0
        for _ in 0..<4 {
            guard let byte = bytes.byte(at: offset) else { return nil }
            offset += 1
            length = length << 7 | Int(byte & 0x7F)
            if byte & 0x80 == 0 { break }
        }
        return length
    }
}
