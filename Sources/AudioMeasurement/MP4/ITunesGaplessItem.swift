/// iTunes' record of encoder delay and padding in MP4 files: a `----` item of `ilst`.
extension ITunesGapless {
    /// Looks for the tag in `moov/udta`.
    init?(in userData: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        var boxes = userData.children()
        while let meta = try boxes.next(&reader) {
            guard meta.type == "meta" else { continue }
            // QuickTime's 'meta' has no version and flags.
            let isFull = try !reader.payload(of: meta, atMost: 8).has("hdlr", at: 4)
            var lists = meta.children(skipping: isFull ? 4 : 0)
            while let list = try lists.next(&reader) {
                guard list.type == "ilst" else { continue }
                var items = list.children()
                while let item = try items.next(&reader) {
                    guard item.type == "----", let found = try Self.found(in: item, &reader) else { continue }
                    self = found
                    return
                }
            }
        }
        return nil
    }

    private static func found(
        in item: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) -> ITunesGapless? {
        var parts = item.children()
        var isGapless = false
        while let part = try parts.next(&reader) {
            let bytes = try reader.withPayload(of: part, atMost: 256) { $0.array }
            if part.type == "name" { isGapless = bytes.dropFirst(4).elementsEqual("iTunSMPB".utf8) }
            guard part.type == "data", isGapless, bytes.count > 8 else { continue }
            return ITunesGapless(text: bytes[8...]).flatMap { $0.isPossible ? $0 : nil }
        }
        return nil
    }

    /// Whether the numbers can be those of a recording, and their sum can be taken.
    private var isPossible: Bool { delay < 1 << 32 && padding < 1 << 32 && (1..<1 << 60).contains(frameCount) }

    /// Sample frames of the media that the three numbers describe.
    var total: Int64 { delay + padding + frameCount }
}
