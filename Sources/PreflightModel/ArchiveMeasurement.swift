/// What is really in a zip: its entries, and what is wrong with it, whatever a vendor makes of that.
public struct ArchiveMeasurement: Hashable, Sendable, Codable {
    /// One entry, as the central directory lists it.
    public struct Entry: Hashable, Sendable, Codable {
        /// What an entry is, by its content where that could be read.
        package struct Kind: OpenVocabulary {
            /// The name, as it is written in JSON.
            package let rawValue: String

            /// Makes the kind with this name.
            package init(rawValue: String) { self.rawValue = rawValue }

            /// A recording, measured or not.
            package static let recording: Kind = "recording"
            /// A folder.
            package static let folder: Kind = "folder"
            /// What operating systems and programs leave behind: `.DS_Store`, `__MACOSX`, `Thumbs.db`.
            package static let system: Kind = "system"
            /// A symbolic link, device, pipe or socket.
            package static let special: Kind = "special"
            /// Text with the extension `.txt`.
            package static let text: Kind = "text"
            /// Another archive.
            package static let archive: Kind = "archive"
            /// Neither a recording nor any of the others.
            package static let other: Kind = "other"
            /// The content could not be read; a defect says why.
            package static let unread: Kind = "unread"
        }

        /// How the name is written in the zip.
        package struct NameEncoding: OpenVocabulary {
            /// The name, as it is written in JSON.
            package let rawValue: String

            /// Makes the encoding with this name.
            package init(rawValue: String) { self.rawValue = rawValue }

            /// Plain ASCII, which everybody reads alike.
            package static let ascii: NameEncoding = "ascii"
            /// UTF-8, said so by bit 11 of the flags (APPNOTE.TXT 4.4.4).
            package static let utf8: NameEncoding = "utf-8"
            /// UTF-8 by its bytes; no flag says so.
            package static let unflaggedUTF8: NameEncoding = "utf-8-unflagged"
            /// UTF-8 in a Unicode path field that matches the name (APPNOTE.TXT 4.6.9).
            package static let unicodePath: NameEncoding = "unicode-path"
            /// GB18030, of which GBK and GB2312 are parts.
            package static let gb18030: NameEncoding = "gb18030"
            /// The code page of the IBM PC, which APPNOTE.TXT D.1 means where no flag says otherwise.
            package static let cp437: NameEncoding = "cp437"
        }

        /// The name, decoded.
        public var name: String
        /// How the name is written.
        package var nameEncoding: NameEncoding
        /// What it is.
        package var kind: Kind
        /// Its size in bytes: counted where the content was read, else as stated.
        public var byteCount: Int64
        /// How many bytes it takes in the zip, as stated.
        package var compressedByteCount: Int64
        /// The compression: `stored`, `deflated`, or another by its name in APPNOTE.TXT 4.4.5.
        package var compression: String

        /// Makes an entry from its parts.
        package init(
            name: String, nameEncoding: NameEncoding, kind: Kind, byteCount: Int64, compressedByteCount: Int64,
            compression: String
        ) {
            self.name = name
            self.nameEncoding = nameEncoding
            self.kind = kind
            self.byteCount = byteCount
            self.compressedByteCount = compressedByteCount
            self.compression = compression
        }
    }

    /// Something that is wrong, or worth knowing, in a zip.
    public struct EntryDefect: Hashable, Sendable, Codable {
        /// The name of the entry concerned, decoded; nil for the zip itself.
        public var entry: String?
        /// What is wrong; byte offsets count from the start of the zip.
        public var defect: Defect

        /// Makes a defect of an entry, or of the zip itself.
        package init(entry: String?, defect: Defect) {
            self.entry = entry
            self.defect = defect
        }

        private enum CodingKeys: String, CodingKey { case entry }

        /// Reads a defect with an `entry` beside its other keys.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            self.init(
                entry: try values.decodeIfPresent(String.self, forKey: .entry), defect: try Defect(from: decoder))
        }

        /// Writes a defect with an `entry` beside its other keys.
        public func encode(to encoder: any Encoder) throws {
            try defect.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encodeIfPresent(entry, forKey: .entry)
        }
    }

    /// Where the zip is, as it was given.
    public var path: RecordingPath
    /// Its size in bytes.
    public var byteCount: Int64
    /// How many entries its central directory has, whether they are listed in `entries` or not.
    public var entryCount: Int64
    /// Whether it has zip64 structures, needed or not (APPNOTE.TXT 4.3.14).
    public var isZip64: Bool
    /// The entries in the order of the central directory; none where there are more than are looked at.
    public var entries: [Entry]
    /// What is wrong: first the zip itself, then entries in their order.
    public var defects: [EntryDefect]

    /// Makes a measurement from its values.
    package init(
        path: RecordingPath, byteCount: Int64, entryCount: Int64, isZip64: Bool, entries: [Entry],
        defects: [EntryDefect]
    ) {
        self.path = path
        self.byteCount = byteCount
        self.entryCount = entryCount
        self.isZip64 = isZip64
        self.entries = entries
        self.defects = defects
    }

    /// The path of an entry in reports: the zip's path, a slash, and the entry's name.
    package func path(ofEntry name: String) -> RecordingPath {
        RecordingPath(bytes: path.bytes + [UInt8(ascii: "/")] + Array(name.utf8))
    }
}
