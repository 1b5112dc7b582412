package import PreflightModel

/// What a format begins with.
private struct Magic {
    var bytes: [UInt8]
    var offset = 0
    var format: ForeignFormat

    init(_ text: String, at offset: Int = 0, _ format: ForeignFormat) {
        self.init(Array(text.utf8), at: offset, format)
    }

    init(_ bytes: [UInt8], at offset: Int = 0, _ format: ForeignFormat) {
        self.bytes = bytes
        self.offset = offset
        self.format = format
    }

    func begins(_ start: RawSpan) -> Bool { start.has(bytes, at: offset) }
}

extension ForeignFormat {
    /// What the content is; nil when no format listed here begins like this.
    init?(start: RawSpan) {
        if start.has("RIFF") || start.has("RIFX"), start.has("AVI ", at: 8) {
            self = .avi
            return
        }
        guard let format = MagicIndex.all.format(of: start) else { return nil }
        self = format
    }

    /// The same for bytes in memory.
    package init?(start: [UInt8]) {
        guard let format = start.withBytes({ ForeignFormat(start: $0) }) else { return nil }
        self = format
    }

    /// Which archive the content is; nil where it is none.
    package init?(archive start: [UInt8]) {
        guard let format = start.withBytes({ MagicIndex.archives.format(of: $0) }) else { return nil }
        self = format
    }
}

/// What formats begin with, by the first byte: every recording is asked whether it is one of them.
private struct MagicIndex {
    static let archives = MagicIndex(archiveMagics)
    static let all = MagicIndex(archiveMagics + otherMagics)

    /// For each first byte, what may begin with it, and what stands further inside, in order.
    private let byFirstByte: [UInt8: [Magic]]
    private let inside: [Magic]

    private init(_ magics: [Magic]) {
        let firstBytes = Set(magics.filter { $0.offset == 0 }.compactMap(\.bytes.first))
        byFirstByte = Dictionary(
            uniqueKeysWithValues: firstBytes.map { first in
                (first, magics.filter { $0.offset > 0 || $0.bytes.first == first })
            })
        inside = magics.filter { $0.offset > 0 }
    }

    /// The format that begins like this, the first in order; nil for none of them.
    func format(of start: RawSpan) -> ForeignFormat? {
        guard start.byteCount > 0 else { return nil }
        let candidates = byFirstByte[start[0]] ?? inside
        return candidates.first { $0.begins(start) }?.format
    }
}

private let archiveMagics: [Magic] = [
    Magic([0x50, 0x4B, 0x03, 0x04], .zip),
    Magic([0x50, 0x4B, 0x05, 0x06], .emptyZip),
    Magic("Rar!\u{1A}\u{07}", .rar),
    Magic([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip),
    Magic([0x1F, 0x8B, 0x08], .gzip),
    Magic("1AY&SY", at: 4, .bzip2),
    Magic([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], .xz),
    Magic([0x28, 0xB5, 0x2F, 0xFD], .zstandard),
    Magic("ustar", at: 257, .tar),
]

private let otherMagics: [Magic] = [
    // Audio.
    Magic("#!SILK_V3", .silk),
    Magic([0x02] + Array("#!SILK_V3".utf8), .silk),
    Magic("MP+\u{04}", .musepack),
    Magic("MP+\u{05}", .musepack),
    Magic("MP+\u{06}", .musepack),
    Magic("TTA2", .trueAudio2),
    Magic("tBaK", .tak),
    Magic("OFR ", .optimFROG),
    Magic("ajkg", .shorten),
    Magic("LA04", .losslessAudio),
    Magic(".RMF", .realMedia),
    Magic([0x2E, 0x72, 0x61, 0xFD], .realAudio),
    Magic([0x7F, 0xFE, 0x80, 0x01], .dts),
    Magic([0xFE, 0x7F, 0x01, 0x80], .dts),
    Magic("DTSHDHDR", .dtsHD),
    Magic("Creative Voice File\u{1A}", .voc),
    Magic("NIST_1A", .sphere),
    Magic("MThd", .midi),
    Magic("2BIT", .avr),
    Magic("8SVX", at: 8, .amiga8SVX),
    Magic("IMPM", .impulseTracker),
    Magic("Extended Module: ", .fastTracker),
    Magic("SCRM", at: 44, .screamTracker),
    Magic([0x02, 0x64, 0x73, 0x32], .ds2),
    Magic([0x03, 0x64, 0x73, 0x32], .ds2),
    Magic([0x02, 0x64, 0x73, 0x73], .dss),
    Magic([0x03, 0x64, 0x73, 0x73], .dss),
    // Video and streams.
    Magic("FLV\u{01}", .flashVideo),
    Magic([0x00, 0x00, 0x01, 0xBA], .mpegProgram),
    Magic([0x00, 0x00, 0x01, 0xB3], .mpegVideo),
    Magic("#EXTM3U", .m3u),
    Magic("[playlist]", .pls),
    // What is sent by mistake.
    Magic([0x00, 0x05, 0x16, 0x07], .appleDouble),
    Magic("%PDF-", .pdf),
    Magic([0xFF, 0xD8, 0xFF], .jpeg),
    Magic([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .png),
    Magic("GIF8", .gif),
    Magic([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOffice),
    Magic("{\\rtf", .rtf),
    Magic("<!DOCTYPE", .html),
    Magic("<!doctype", .html),
    Magic("<html", .html),
    Magic("<HTML", .html),
    Magic("<?xml", .xml),
    Magic("version https://git-lfs", .gitLFS),
    Magic("SQLite format 3\u{0}", .sqlite),
    Magic([0x7F, 0x45, 0x4C, 0x46], .program),
    Magic([0xCA, 0xFE, 0xBA, 0xBE], .program),
    Magic([0xCF, 0xFA, 0xED, 0xFE], .program),
    Magic("This program", at: 78, .windowsProgram),
]
