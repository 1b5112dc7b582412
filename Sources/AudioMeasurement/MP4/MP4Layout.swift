/// The boxes at the top of the file that matter, by place.
struct MP4Layout {
    var movie: MP4Box?
    var firstFragment: MP4Box?
    /// The first `mdat` or `moof` that the file cuts off.
    var cutBox: MP4Box?
    /// Where bytes begin that are not boxes.
    var strayOffset: Int64?
    var mediaByteCount: Int64 = 0
    /// Whether the file is a still picture (HEIF keeps its items in a `meta` box at the top).
    var hasItems = false

    init(_ reader: inout RecordingReader) throws(MeasuringFailure) {
        var boxes = MP4BoxCursor(offset: 0, end: reader.byteCount)
        while let box = try boxes.next(&reader) {
            switch box.type {
            case "moov": if movie == nil { movie = box }
            case "moof":
                if firstFragment == nil { firstFragment = box }
                if box.isCut { cutBox = box }
            case "mdat":
                mediaByteCount += box.payloadByteCount
                if box.isCut { cutBox = box }
            case "meta": hasItems = true
            default: if box.isCut { strayOffset = box.start }
            }
        }
        if let broken = boxes.brokenAt { strayOffset = broken }
    }
}
