import AudioMeasurement

/// The boxes of an MP4 with one track of AAC (ISO/IEC 14496-12 and -14). One clock counts all times, in sample frames.
struct MP4Boxes {
    let sampleRate: Int
    let channelCount: Int
    /// The AudioSpecificConfig.
    let configuration: [UInt8]
    let packetCount: Int64
    let packetLength: Int64
    let played: Range<Int64>
    let mediaByteCount: Int64
    let greatestPacketByteCount: Int64

    static func box(_ type: StaticString, _ payload: [UInt8]) -> [UInt8] {
        var box: [UInt8] = []
        box.append(bigEndian: UInt32(clamping: payload.count + 8))
        box += Array("\(type)".utf8)
        return box + payload
    }

    /// 8.7.4: so many packets a chunk, and the rest in the last.
    static func chunks(packetCount: Int64, perChunk: Int64) -> [UInt8] {
        let (whole, rest) = packetCount.quotientAndRemainder(dividingBy: perChunk)
        var payload = numbers(0, (whole > 0 ? 1 : 0) + (rest > 0 ? 1 : 0))
        if whole > 0 { payload += numbers(1, perChunk, 1) }
        if rest > 0 { payload += numbers(whole + 1, rest, 1) }
        return box("stsc", payload)
    }

    /// `moov` up to the tables of sizes and offsets, which take `tableByteCount` bytes and end it.
    func movie(chunks: [UInt8], tableByteCount: Int64) -> [UInt8] {
        var front = Self.box("stsd", Self.numbers(0, 1) + sampleEntry)
        front += Self.box("stts", Self.numbers(0, 1, packetCount, packetLength))
        front += chunks
        /// Wraps what is in front in a box that also holds the tables.
        func wrap(_ type: StaticString, behind before: [UInt8] = []) {
            front = before + front
            var head: [UInt8] = []
            head.append(bigEndian: UInt32(clamping: Int64(front.count) + 8 + tableByteCount))
            front = head + Array("\(type)".utf8) + front
        }
        wrap("stbl")
        wrap("minf", behind: mediaInformation)
        wrap("mdia", behind: mediaHeader)
        wrap("trak", behind: trackHeader + edits)
        wrap("moov", behind: movieHeader)
        return front
    }

    // MARK: Headers

    private var isWide: Bool { packetCount * packetLength > UInt32.max }

    /// A full box's version and flags, then times of no date.
    private func timed(flags: UInt8 = 0) -> [UInt8] {
        [isWide ? 1 : 0, 0, 0, flags] + [UInt8](repeating: 0, count: isWide ? 16 : 8)
    }

    private func time(_ value: Int64) -> [UInt8] {
        var bytes: [UInt8] = []
        if isWide { bytes.append(bigEndian: value) } else { bytes.append(bigEndian: UInt32(clamping: value)) }
        return bytes
    }

    private static func numbers(_ values: Int64...) -> [UInt8] {
        values.reduce(into: []) { $0.append(bigEndian: UInt32(truncatingIfNeeded: $1)) }
    }

    /// The matrix that changes nothing (8.2.2).
    private static let matrix = numbers(0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000)

    /// 8.2.2
    private var movieHeader: [UInt8] {
        Self.box(
            "mvhd",
            timed() + Self.numbers(Int64(sampleRate)) + time(Int64(played.count)) + Self.numbers(0x1_0000)
                + [1, 0] + [UInt8](repeating: 0, count: 10) + Self.matrix + [UInt8](repeating: 0, count: 24)
                + Self.numbers(2))
    }

    /// 8.3.2: enabled, in the movie and in its preview.
    private var trackHeader: [UInt8] {
        Self.box(
            "tkhd",
            timed(flags: 7) + Self.numbers(1, 0) + time(Int64(played.count))
                + [UInt8](repeating: 0, count: 8) + [0, 0, 0, 1, 1, 0, 0, 0] + Self.matrix + Self.numbers(0, 0))
    }

    /// 8.6.6: one edit.
    private var edits: [UInt8] {
        Self.box(
            "edts",
            Self.box(
                "elst",
                [isWide ? 1 : 0, 0, 0, 0] + Self.numbers(1) + time(Int64(played.count)) + time(played.lowerBound)
                    + [0, 1, 0, 0]))
    }

    /// 8.4.2 and 8.4.3; the language is not said.
    private var mediaHeader: [UInt8] {
        Self.box(
            "mdhd",
            timed() + Self.numbers(Int64(sampleRate)) + time(packetCount * packetLength) + [0x55, 0xC4, 0, 0])
            + Self.box("hdlr", Self.numbers(0, 0) + Array("soun".utf8) + Self.numbers(0, 0, 0) + [0])
    }

    /// 8.4.5 and 8.7: sound, whose data is in this file.
    private var mediaInformation: [UInt8] {
        Self.box("smhd", Self.numbers(0, 0))
            + Self.box("dinf", Self.box("dref", Self.numbers(0, 1) + Self.box("url ", Self.numbers(1))))
    }

    /// ISO/IEC 14496-14, 5.6: `mp4a` with the elementary stream's descriptor.
    private var sampleEntry: [UInt8] {
        let meanBitRate = mediaByteCount * 8 * Int64(sampleRate) / max(1, packetCount * packetLength)
        let greatestBitRate = greatestPacketByteCount * 8 * Int64(sampleRate) / packetLength
        // ISO/IEC 14496-1, 7.2.6: tags 3 to 6; MPEG-4 audio, an audio stream.
        let specific = Self.descriptor(5, configuration)
        let decoder = Self.descriptor(
            4,
            [0x40, 0x15] + Self.numbers(greatestPacketByteCount).suffix(3)
                + Self.numbers(greatestBitRate, meanBitRate) + specific)
        let stream = Self.descriptor(3, [0, 1, 0] + decoder + Self.descriptor(6, [2]))
        var entry: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
        entry.append(bigEndian: UInt16(clamping: channelCount))
        entry += [0, 16, 0, 0, 0, 0]
        // 16.16; a rate that does not fit is only in the configuration.
        entry.append(bigEndian: sampleRate < 65_536 ? UInt32(sampleRate) << 16 : 0)
        return Self.box("mp4a", entry + Self.box("esds", Self.numbers(0) + stream))
    }

    /// A descriptor of fewer than 128 bytes.
    private static func descriptor(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        [tag, UInt8(clamping: content.count)] + content
    }
}
