/// What `moov` says (ISO/IEC 14496-12, 8.2).
struct Movie {
    /// Handlers of other tracks that are named in a note.
    private static let namedTrackCount = 8

    var timescale: Int64 = 0
    /// Ticks of the movie's clock that `mvhd` claims, or `mehd` for a fragmented file.
    var declaredTicks: Int64?
    /// The audio track to be measured: the first enabled one, or else the first.
    var audio: Track?
    var audioTrackCount = 0
    /// Tracks that are no audio.
    var otherTrackCount = 0
    /// Those of them that are video.
    var videoTrackCount = 0
    /// The handlers of those that are not, the first few of them.
    var otherHandlers: [FourCC] = []
    var gaplessTag: ITunesGapless?
    var userDataByteCount: Int64 = 0
    /// Whether fragments are announced.
    var isFragmented = false
    /// Where a box has an impossible size.
    var brokenAt: Int64?
    private var extendsBox: MP4Box?

    init(_ box: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            switch child.type {
            case "mvhd":
                let clock = try MediaClock(child, &reader)
                timescale = clock.timescale
                declaredTicks = clock.ticks
            case "trak": add(try Track(child, &reader))
            case "mvex":
                isFragmented = true
                extendsBox = child
                try readExtendsHeader(child, &reader)
            case "udta":
                userDataByteCount += child.byteCount
                if gaplessTag == nil { gaplessTag = try ITunesGapless(in: child, &reader) }
            default: break
            }
        }
        brokenAt = boxes.brokenAt
    }

    private mutating func add(_ track: Track) {
        guard track.handler == "soun" else {
            otherTrackCount += 1
            if track.handler == "vide" {
                videoTrackCount += 1
            } else if otherHandlers.count < Self.namedTrackCount {
                otherHandlers.append(track.handler)
            }
            return
        }
        audioTrackCount += 1
        if audio.map({ !$0.isEnabled && track.isEnabled }) ?? true { audio = track }
    }

    private mutating func readExtendsHeader(
        _ box: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            guard child.type == "mehd" else { continue }
            let fields = try reader.payload(of: child, atMost: 12)
            let ticks =
                fields.byte(at: 0) == 1
                ? fields.bigEndian(at: 4, as: UInt64.self).map { Int64(clamping: $0) }
                : fields.bigEndian(at: 4, as: UInt32.self).map { Int64($0) }
            if let ticks, ticks > 0 { declaredTicks = ticks }
        }
    }

    /// The defaults of a track's fragments.
    func extends(
        ofTrack id: UInt32, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> TrackExtends {
        var boxes = extendsBox?.children() ?? MP4BoxCursor(offset: 0, end: 0)
        while let child = try boxes.next(&reader) {
            guard child.type == "trex" else { continue }
            let fields = try reader.payload(of: child, atMost: 20)
            guard fields.bigEndian(at: 4, as: UInt32.self) == id else { continue }
            return TrackExtends(
                sampleDuration: fields.bigEndian(at: 12, as: UInt32.self) ?? 0,
                sampleByteCount: fields.bigEndian(at: 16, as: UInt32.self) ?? 0,
                descriptionIndex: fields.bigEndian(at: 8, as: UInt32.self) ?? 1)
        }
        return TrackExtends()
    }
}
