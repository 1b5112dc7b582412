/// iTunes' record of encoder delay and padding, `iTunSMPB`: hexadecimal numbers in a `----` item of `ilst`.
struct GaplessTag: Hashable {
    /// Sample frames before the recording begins.
    var priming: Int64
    /// Sample frames after it ends.
    var padding: Int64
    /// Sample frames of the recording.
    var frameCount: Int64

    /// Reads ` 00000000 00000840 000001CA 00000000003F31F6 …`: the second, third and fourth number count.
    init?(_ text: [UInt8]) {
        let words = text.split(separator: UInt8(ascii: " ")).prefix(4).map {
            Int64(String(decoding: $0, as: UTF8.self), radix: 16)
        }
        guard words.count == 4, let priming = words[1], let padding = words[2], let frames = words[3], priming >= 0,
            padding >= 0, frames > 0, priming < 1 << 32, padding < 1 << 32, frames < 1 << 60
        else { return nil }
        self.priming = priming
        self.padding = padding
        frameCount = frames
    }

    /// Sample frames of the media that the three numbers describe.
    var total: Int64 { priming + padding + frameCount }

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
                    guard item.type == "----", let tag = try Self.tag(item, &reader) else { continue }
                    self = tag
                    return
                }
            }
        }
        return nil
    }

    private static func tag(_ item: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) -> GaplessTag? {
        var parts = item.children()
        var isGapless = false
        while let part = try parts.next(&reader) {
            let bytes = try reader.payload(of: part, atMost: 256)
            if part.type == "name" { isGapless = bytes.count == 12 && bytes.has("iTunSMPB", at: 4) }
            if part.type == "data", isGapless, bytes.count > 8 { return GaplessTag(Array(bytes[8...])) }
        }
        return nil
    }
}
