@testable import AudioMeasurement

/// An ISO base media file put together in a test, one box at a time.
struct MadeMP4 {
    /// A packet of AAC LC that is silence in one channel: a single_channel_element with no spectral data, then the end.
    static let silence: [UInt8] = [0, 0, 0, 7]

    /// AAC LC, 48 kHz, one channel.
    var configuration: [UInt8] = [0x11, 0x88]
    var packets = [[UInt8]](repeating: silence, count: 10)
    var sampleRate = 48000
    var timescale = 48000
    var movieTimescale = 1000
    /// Runs of `stts`; nil gives every packet 1,024 ticks.
    var durations: [(count: Int, ticks: Int)]?
    /// Edits: length in ticks of the movie, start in ticks of the media.
    var edits: [(length: Int, start: Int)] = []
    var gaplessTag: String?
    var sampleEntry: [UInt8]?
    var handler = "soun"
    var hasFileType = true
    var isMovieFirst = false
    var mediaHeader = MediaHeader.short
    /// Replaces the claimed number of samples in `stsz`.
    var claimedSampleCount: Int?
    /// Further tracks, whole.
    var furtherTracks: [[UInt8]] = []
    var isEnabled = true
    var trackID = 1
    var packetsPerChunk = 4
    var usesLongOffsets = false
    /// Further boxes in `moov`.
    var furtherBoxes: [UInt8] = []

    enum MediaHeader {
        case short, long, toTheEnd
    }

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        be(UInt32(content.count + 8)) + Array(type.utf8) + content
    }

    static func be<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        stride(from: T.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: value >> T($0)) }
    }

    static func table(_ type: String, _ entries: [[Int]], width: Int = 4) -> [UInt8] {
        let bytes = entries.flatMap { $0.flatMap { width == 8 ? be(UInt64($0)) : be(UInt32(truncatingIfNeeded: $0)) } }
        return box(type, be(UInt32(0)) + be(UInt32(entries.count)) + bytes)
    }

    /// `esds` around an AudioSpecificConfig.
    static func descriptor(_ configuration: [UInt8], objectType: UInt8 = 0x40) -> [UInt8] {
        let specific: [UInt8] = [5, UInt8(configuration.count)] + configuration
        let decoder: [UInt8] = [objectType, 0x15] + [UInt8](repeating: 0, count: 11) + specific
        let inner: [UInt8] = [4, UInt8(decoder.count)] + decoder
        return box("esds", be(UInt32(0)) + [3, UInt8(inner.count + 3), 0, 1, 0] + inner)
    }

    static func entry(_ type: String, channels: Int = 1, bits: Int = 16, rate: Int, _ boxes: [UInt8]) -> [UInt8] {
        let head: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]
        let tail = be(UInt16(channels)) + be(UInt16(bits)) + [0, 0, 0, 0] + be(UInt32(truncatingIfNeeded: rate << 16))
        return box(type, head + tail + boxes)
    }

    var mediaTicks: Int { durations?.reduce(0) { $0 + $1.count * $1.ticks } ?? packets.count * 1024 }

    func track(dataOffset: Int) -> [UInt8] {
        let entry = sampleEntry ?? Self.entry("mp4a", rate: sampleRate, Self.descriptor(configuration))
        let runs = durations ?? [(packets.count, 1024)]
        var offsets: [[Int]] = []
        var offset = dataOffset
        for (index, packet) in packets.enumerated() {
            if index % packetsPerChunk == 0 { offsets.append([offset]) }
            offset += packet.count
        }
        let sizes = packets.flatMap { Self.be(UInt32($0.count)) }
        let stbl =
            Self.box("stsd", Self.be(UInt32(0)) + Self.be(UInt32(1)) + entry)
            + Self.table("stts", runs.map { [$0.count, $0.ticks] })
            + Self.table("stsc", [[1, packetsPerChunk, 1]])
            + Self.box(
                "stsz", Self.be(UInt64(0)) + Self.be(UInt32(claimedSampleCount ?? packets.count)) + sizes)
            + Self.table(usesLongOffsets ? "co64" : "stco", offsets, width: usesLongOffsets ? 8 : 4)
        let mdhd = Self.be(UInt32(0)) + Self.be(UInt64(0)) + Self.be(UInt32(timescale)) + Self.be(UInt32(mediaTicks))
        let mdia =
            Self.box("mdhd", mdhd + [0x55, 0xC4, 0, 0])
            + Self.box("hdlr", Self.be(UInt64(0)) + Array(handler.utf8) + [UInt8](repeating: 0, count: 13))
            + Self.box("minf", Self.box("stbl", stbl))
        let tkhd =
            Self.be(UInt32(isEnabled ? 7 : 6)) + Self.be(UInt64(0)) + Self.be(UInt32(trackID))
            + [UInt8](repeating: 0, count: 68)
        let edts =
            edits.isEmpty
            ? [] : Self.box("edts", Self.table("elst", edits.map { [$0.length, $0.start, 0x10000] }))
        return Self.box("trak", Self.box("tkhd", tkhd) + edts + Self.box("mdia", mdia))
    }

    private func movie(dataOffset: Int) -> [UInt8] {
        let mvhd = Self.be(UInt32(0)) + Self.be(UInt64(0)) + Self.be(UInt32(movieTimescale)) + Self.be(UInt32(0))
        var content = Self.box("mvhd", mvhd + [UInt8](repeating: 0, count: 80))
        content += track(dataOffset: dataOffset) + furtherTracks.flatMap { $0 } + furtherBoxes
        if let gaplessTag {
            let item =
                Self.box("mean", [0, 0, 0, 0] + Array("com.apple.iTunes".utf8))
                + Self.box("name", [0, 0, 0, 0] + Array("iTunSMPB".utf8))
                + Self.box("data", [0, 0, 0, 1, 0, 0, 0, 0] + Array(gaplessTag.utf8))
            let hdlr = Self.box("hdlr", Self.be(UInt64(0)) + Array("mdirappl".utf8) + [UInt8](repeating: 0, count: 9))
            let meta = Self.box("meta", [0, 0, 0, 0] + hdlr + Self.box("ilst", Self.box("----", item)))
            content += Self.box("udta", meta)
        }
        return Self.box("moov", content)
    }

    var bytes: [UInt8] {
        let data = packets.flatMap { $0 }
        let start = hasFileType ? Self.box("ftyp", Array("M4A ".utf8) + [0, 0, 0, 0] + Array("isom".utf8)) : []
        let header: [UInt8] =
            switch mediaHeader {
            case .short: Self.be(UInt32(data.count + 8)) + Array("mdat".utf8)
            case .long: Self.be(UInt32(1)) + Array("mdat".utf8) + Self.be(UInt64(data.count + 16))
            case .toTheEnd: Self.be(UInt32(0)) + Array("mdat".utf8)
            }
        guard isMovieFirst else {
            return start + header + data + movie(dataOffset: start.count + header.count)
        }
        let size = movie(dataOffset: 0).count
        return start + movie(dataOffset: start.count + size + header.count) + header + data
    }
}
