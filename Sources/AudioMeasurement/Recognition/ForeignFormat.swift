/// Formats that are recognised by their first bytes, so that a refusal can name them, but not measured.
package enum ForeignFormat {
    fileprivate struct Magic {
        var bytes: [UInt8]
        var offset = 0
        var name: String

        init(_ text: String, at offset: Int = 0, _ name: String) {
            self.init(Array(text.utf8), at: offset, name)
        }

        init(_ bytes: [UInt8], at offset: Int = 0, _ name: String) {
            self.bytes = bytes
            self.offset = offset
            self.name = name
        }
    }

    /// What the content is, as in "is …"; nil when no format listed here begins like this.
    static func name(of start: RawSpan) -> String? {
        if start.has("RIFF") || start.has("RIFX"), start.has("AVI ", at: 8) { return "an AVI video" }
        if let archive = archiveName(of: start) { return archive }
        for other in others where other.begins(start) { return other.name }
        return nil
    }

    /// The same for bytes in memory.
    package static func name(of start: [UInt8]) -> String? { start.withBytes { name(of: $0) } }

    /// Which archive the content is, as in "is …"; nil where it is none.
    package static func archiveName(of start: [UInt8]) -> String? { start.withBytes { archiveName(of: $0) } }

    private static func archiveName(of start: RawSpan) -> String? {
        for archive in archives where archive.begins(start) { return archive.name }
        return nil
    }

    private static let archives: [Magic] = [
        Magic([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
        Magic([0x50, 0x4B, 0x05, 0x06], "an empty zip archive"),
        Magic("Rar!\u{1A}\u{07}", "a RAR archive"),
        Magic([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive"),
        Magic([0x1F, 0x8B, 0x08], "a gzip archive"),
        Magic("1AY&SY", at: 4, "a bzip2 archive"),
        Magic([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
        Magic([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        Magic("ustar", at: 257, "a tar archive"),
    ]

    private static let others: [Magic] = [
        // Audio.
        Magic("#!SILK_V3", "a SILK voice message"),
        Magic([0x02] + Array("#!SILK_V3".utf8), "a SILK voice message"),
        Magic("MP+\u{04}", "Musepack"),
        Magic("MP+\u{05}", "Musepack"),
        Magic("MP+\u{06}", "Musepack"),
        Magic("TTA2", "True Audio"),
        Magic("tBaK", "TAK"),
        Magic("OFR ", "OptimFROG"),
        Magic("ajkg", "Shorten"),
        Magic("LA04", "Lossless Audio"),
        Magic(".RMF", "RealMedia"),
        Magic([0x2E, 0x72, 0x61, 0xFD], "RealAudio"),
        Magic([0x7F, 0xFE, 0x80, 0x01], "DTS"),
        Magic([0xFE, 0x7F, 0x01, 0x80], "DTS"),
        Magic("DTSHDHDR", "DTS-HD"),
        Magic("Creative Voice File\u{1A}", "a Creative Voice (VOC) file"),
        Magic("NIST_1A", "a NIST SPHERE file"),
        Magic("MThd", "a MIDI file, which holds notes but no sound"),
        Magic("2BIT", "an AVR sound"),
        Magic("8SVX", at: 8, "an Amiga 8SVX sound"),
        Magic("IMPM", "an Impulse Tracker module"),
        Magic("Extended Module: ", "a FastTracker module"),
        Magic("SCRM", at: 44, "a Scream Tracker module"),
        Magic([0x02, 0x64, 0x73, 0x32], "an Olympus DSS dictation (DS2)"),
        Magic([0x03, 0x64, 0x73, 0x32], "an Olympus DSS dictation (DS2)"),
        Magic([0x02, 0x64, 0x73, 0x73], "an Olympus DSS dictation"),
        Magic([0x03, 0x64, 0x73, 0x73], "an Olympus DSS dictation"),
        // Video and streams.
        Magic("FLV\u{01}", "a Flash video"),
        Magic([0x00, 0x00, 0x01, 0xBA], "an MPEG program stream"),
        Magic([0x00, 0x00, 0x01, 0xB3], "an MPEG video stream"),
        Magic("#EXTM3U", "a playlist (M3U), which holds names but no sound"),
        Magic("[playlist]", "a playlist (PLS), which holds names but no sound"),
        // What is sent by mistake.
        Magic([0x00, 0x05, 0x16, 0x07], "an AppleDouble file, which accompanies a file and is not the file itself"),
        Magic("%PDF-", "a PDF"),
        Magic([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        Magic([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture"),
        Magic("GIF8", "a GIF picture"),
        Magic([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Microsoft Office document"),
        Magic("{\\rtf", "an RTF document"),
        Magic("<!DOCTYPE", "a web page"),
        Magic("<!doctype", "a web page"),
        Magic("<html", "a web page"),
        Magic("<HTML", "a web page"),
        Magic("<?xml", "an XML document"),
        Magic("version https://git-lfs", "a Git LFS pointer, not the file it stands for"),
        Magic("SQLite format 3\u{0}", "an SQLite database"),
        Magic([0x7F, 0x45, 0x4C, 0x46], "a program"),
        Magic([0xCA, 0xFE, 0xBA, 0xBE], "a program"),
        Magic([0xCF, 0xFA, 0xED, 0xFE], "a program"),
        Magic("This program", at: 78, "a Windows program"),
    ]
}

extension ForeignFormat.Magic {
    fileprivate func begins(_ start: RawSpan) -> Bool {
        start.has(bytes, at: offset)
    }
}
