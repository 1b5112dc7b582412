/// Goes through the elements of a Matroska file, into those that hold others.
struct MatroskaWalk {
    /// Nanoseconds of a tick.
    private(set) var scale = 1_000_000.0
    /// Of the segment, in ticks; nil where no writer came back to state it.
    private(set) var duration: Double?
    private(set) var tracks: [MatroskaTrack] = []
    /// The time in ticks of the last block of the first audio track.
    private(set) var lastBlock: Int64?
    private(set) var blockByteCount: Int64 = 0
    /// Whether the last element claims more than is there.
    private(set) var isCut = false

    private var clusterTime: Int64 = 0
    private static let greatestTrackCount = 64

    /// Elements whose content is elements: Segment, Info, Tracks, TrackEntry, Audio, Cluster, BlockGroup.
    private static let masters: Set<UInt64> = [
        0x1853_8067, 0x1549_A966, 0x1654_AE6B, 0xAE, 0xE1, 0x1F43_B675, 0xA0,
    ]

    /// Each element is gone through once: the content of masters as if it stood beside them, so there is no depth.
    mutating func walk(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        var offset: Int64 = 0
        reader.readAhead = 65536
        while offset < reader.byteCount {
            let rest = reader.byteCount - offset
            let byteCount = try reader.withBytes(at: offset, count: Self.headByteCount + 64) { bytes in
                takeElement(bytes, rest: rest)
            }
            guard let byteCount else { return }
            offset += byteCount
        }
    }

    /// The most bytes of an identifier and a size.
    private static let headByteCount = 12

    /// Takes the element that `bytes` begin with, of which they may hold only the front, and says how many bytes to go on;
    /// nil where nothing after it can be found. `rest` is how far the end of the file is.
    private mutating func takeElement(_ bytes: RawSpan, rest: Int64) -> Int64? {
        var index = 0
        guard let identifier = Self.number(bytes, &index, keepsMarker: true), index <= 4,
            let size = Self.number(bytes, &index, keepsMarker: false)
        else {
            isCut = bytes.byteCount < Self.headByteCount
            return nil
        }
        let behind = UInt64(rest - Int64(index))
        if Self.masters.contains(identifier.value) {
            if identifier.value == 0xAE, tracks.count < Self.greatestTrackCount { tracks.append(MatroskaTrack()) }
            if !size.isUnknown, size.value > behind { isCut = true }
            return Int64(index)
        }
        guard !size.isUnknown, size.value <= behind else {
            isCut = true
            return nil
        }
        let content = bytes.extracting(droppingFirst: index).extracting(first: Int(size.value))
        take(identifier.value, content, byteCount: Int64(size.value))
        return Int64(index) + Int64(size.value)
    }

    private mutating func take(_ identifier: UInt64, _ bytes: RawSpan, byteCount: Int64) {
        switch identifier {
        case 0x2A_D7B1: scale = Double(max(1, Self.unsigned(bytes)))
        case 0x4489: duration = Self.float(bytes).flatMap { $0 > 0 ? $0 : nil }
        case 0xE7: clusterTime = Int64(clamping: Self.unsigned(bytes))
        case 0xA3, 0xA1: takeBlock(bytes, byteCount: byteCount)
        default:
            guard !tracks.isEmpty else { return }
            take(identifier, bytes, into: &tracks[tracks.count - 1])
        }
    }

    private func take(_ identifier: UInt64, _ bytes: RawSpan, into track: inout MatroskaTrack) {
        switch identifier {
        case 0xD7: track.number = Self.unsigned(bytes)
        case 0x83:
            let type = Self.unsigned(bytes)
            (track.isAudio, track.isVideo) = (type == 2, type == 1)
        case 0x86: track.codecName = String(decoding: bytes.array.prefix { $0 != 0 }, as: UTF8.self)
        case 0xB5: track.sampleRate = Self.float(bytes).flatMap { Int(exactly: $0.rounded()) } ?? 0
        case 0x9F: track.channelCount = Int(clamping: Self.unsigned(bytes))
        case 0x6264: track.bitDepth = Int(clamping: Self.unsigned(bytes))
        case 0x23_E383: track.blockDuration = Double(Self.unsigned(bytes))
        default: break
        }
    }

    /// A block begins with the number of its track and its time from the start of the cluster (RFC 9559, 10.1).
    private mutating func takeBlock(_ bytes: RawSpan, byteCount: Int64) {
        var index = 0
        guard let number = Self.number(bytes, &index, keepsMarker: false),
            let time = bytes.bigEndian(at: index, as: UInt16.self),
            tracks.first(where: \.isAudio)?.number == number.value
        else { return }
        let place = clusterTime.addingSaturated(Int64(Int16(bitPattern: time)))
        lastBlock = max(lastBlock ?? place, place)
        blockByteCount += byteCount
    }

    /// A number of variable length (RFC 8794, 4): the zeros in front of its first bit set say how many bytes follow.
    private static func number(
        _ bytes: RawSpan, _ index: inout Int, keepsMarker: Bool
    ) -> (value: UInt64, isUnknown: Bool)? {
        guard let first = bytes.byte(at: index), first != 0 else { return nil }
        let count = first.leadingZeroBitCount + 1
        var value = UInt64(keepsMarker ? first : first & (0xFF >> UInt8(count)))
        for place in 1..<max(1, count) {
            guard let byte = bytes.byte(at: index + place) else { return nil }
            value = value << 8 | UInt64(byte)
        }
        index += count
        return (value, value == (1 << UInt64(7 * count)) - 1)
    }

    private static func unsigned(_ bytes: RawSpan) -> UInt64 {
        bytes.byteOffsets.prefix(8).reduce(0) { $0 << 8 | UInt64(bytes[$1]) }
    }

    private static func float(_ bytes: RawSpan) -> Double? {
        if let bits = bytes.bigEndian(at: 0, as: UInt64.self) { return Double(bitPattern: bits) }
        return bytes.bigEndian(at: 0, as: UInt32.self).map { Double(Float(bitPattern: $0)) }
    }
}
