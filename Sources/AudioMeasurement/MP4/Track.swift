import PreflightModel

/// What `trak` says, without the entries of its tables (ISO/IEC 14496-12, 8.3 and 8.4).
struct Track {
    /// Tables with false claims that are looked at; a hostile file may repeat them.
    private static let defectCount = 16

    var box: MP4Box
    var id: UInt32 = 0
    var isEnabled = false
    /// `soun` for audio, `vide` for video, `text` for chapters.
    var handler: FourCC = "????"
    /// Ticks of the media in a second.
    var timescale: Int64 = 0
    /// Ticks that `mdhd` claims; nil when it claims nothing.
    var declaredTicks: Int64?
    var editList: EditList?
    var description: SampleDescription?
    /// Whether a chunk refers to a description that differs from the first.
    var descriptionCount: Int64 = 0
    var table = SampleTable()
    var isExternal = false
    var defects: [Defect] = []

    init(_ box: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        self.box = box
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            switch child.type {
            case "tkhd":
                let fields = try reader.payload(of: child, atMost: 24)
                isEnabled = (fields.byte(at: 3) ?? 0) & 1 == 1
                id = fields.bigEndian(at: fields.byte(at: 0) == 1 ? 20 : 12, as: UInt32.self) ?? 0
            case "edts":
                var edits = child.children()
                while let edit = try edits.next(&reader) {
                    if edit.type == "elst", editList == nil, defects.count < Self.defectCount {
                        editList = try EditList(edit, &reader, defects: &defects)
                    }
                }
            case "mdia": try readMedia(child, &reader)
            default: break
            }
        }
    }

    private mutating func readMedia(_ box: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        var information: MP4Box?
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            switch child.type {
            case "mdhd":
                let clock = try MediaClock(child, &reader)
                timescale = clock.timescale
                declaredTicks = clock.ticks
            case "hdlr":
                let fields = try reader.payload(of: child, atMost: 12)
                if let code = fields.bigEndian(at: 8, as: UInt32.self) { handler = FourCC(code) }
            case "minf": information = child
            default: break
            }
        }
        guard handler == "soun", let information else { return }
        boxes = information.children()
        while let child = try boxes.next(&reader) {
            if child.type == "dinf" { try readDataInformation(child, &reader) }
            if child.type == "stbl" { try readSampleTable(child, &reader) }
        }
    }

    /// Whether the audio is in another file (ISO/IEC 14496-12, 8.7.2: flag 1 means this file).
    private mutating func readDataInformation(
        _ box: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            guard child.type == "dref" else { continue }
            var entries = child.children(skipping: 8)
            guard let entry = try entries.next(&reader) else { continue }
            let flags = try reader.payload(of: entry, atMost: 4).bigEndian(at: 0, as: UInt32.self) ?? 1
            isExternal = flags & 1 == 0 && entry.payloadByteCount > 4
        }
    }

    private mutating func readSampleTable(
        _ box: MP4Box, _ reader: inout RecordingReader
    ) throws(MeasuringFailure) {
        var boxes = box.children()
        while let child = try boxes.next(&reader) {
            if child.type == "stsd" {
                let version = try reader.payload(of: child, atMost: 1).byte(at: 0) ?? 0
                var entries = child.children(skipping: 8)
                while let entry = try entries.next(&reader) {
                    descriptionCount += 1
                    if description == nil {
                        description = try SampleDescription(entry, tableVersion: version, &reader)
                    }
                }
            } else if defects.count < Self.defectCount {
                try table.add(child, &reader, defects: &defects)
            }
        }
    }
}

/// Timescale and length in `mvhd` and `mdhd`, which share their layout (ISO/IEC 14496-12, 8.2.2 and 8.4.2).
struct MediaClock {
    /// Ticks in a second; 0 when the box does not say.
    var timescale: Int64 = 0
    /// The length in ticks; nil where it is 0 or unknown (all bits set).
    var ticks: Int64?

    init(_ box: MP4Box, _ reader: inout RecordingReader) throws(MeasuringFailure) {
        let fields = try reader.payload(of: box, atMost: 32)
        let isWide = fields.byte(at: 0) == 1
        timescale = Int64(fields.bigEndian(at: isWide ? 20 : 12, as: UInt32.self) ?? 0)
        if isWide {
            let value = fields.bigEndian(at: 24, as: UInt64.self) ?? .max
            ticks = value == 0 || value > UInt64(Int64.max) ? nil : Int64(value)
        } else {
            let value = fields.bigEndian(at: 16, as: UInt32.self) ?? .max
            ticks = value == 0 || value == .max ? nil : Int64(value)
        }
    }
}
