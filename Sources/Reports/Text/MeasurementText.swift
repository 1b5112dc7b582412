import PreflightModel

/// What `measure` prints for people: one line a recording, what is wrong with it below, totals last.
///
/// The columns are as wide as a thousand files need: more are written thousand by thousand, so that as many as there are
/// take no memory. Where columns were asked for, each thousand has their names above it.
struct MeasurementText: MeasurementWriter {
    /// How many files are written at once.
    static let blockSize = 1000

    private let columns: [MeasurementColumn]
    private let style: TextStyle
    private let sentences: any Sentences
    private var block = Block()
    private var summary = MeasurementSummary()

    /// What is to be written of some files: their recordings first, and then the others.
    private struct Block {
        var count = 0
        /// The cells of each recording, and the lines below it.
        var recordings: [(row: [String], defects: String)] = []
        var (archives, documents, unreadable) = ("", "", "")
    }

    init(columns: [MeasurementColumn] = [], style: TextStyle, sentences: any Sentences) {
        (self.columns, self.style, self.sentences) = (columns, style, sentences)
    }

    mutating func add(_ item: MeasuredItem) -> String {
        summary.add(item)
        switch item.content {
        case .recording(let recording):
            block.recordings.append(
                (row(of: recording), recording.defects.map { line(of: $0, entry: nil) }.joined()))
        case .archive(let archive):
            block.archives += MeasurementWords.line(of: archive) + "\n"
            for listed in archive.defects { block.archives += line(of: listed.defect, entry: listed.entry) }
        case .document(let document), .text(let document):
            block.documents += MeasurementWords.line(of: document) + "\n"
        case .unreadable(let unreadable): block.unreadable += line(of: unreadable)
        case .leftOut: return ""
        }
        block.count += 1
        return block.count < Self.blockSize ? "" : flush()
    }

    mutating func finish() -> String { flush() + summary.text(style: style) }

    private mutating func flush() -> String {
        defer { block = Block() }
        return recordings + block.archives + block.documents + block.unreadable
    }

    private var recordings: String {
        let usual = MeasurementWords.columnNames
        let numbers = columns.indices.filter { columns[$0].isNumber }.map { usual.count + $0 }
        let names = columns.isEmpty || block.recordings.isEmpty ? [] : usual + columns.map(\.name)
        let layout = ColumnLayout(
            [names] + block.recordings.map(\.row), right: MeasurementWords.rightColumns.union(numbers))
        var text: [UInt8] = []
        if !names.isEmpty {
            var line: [UInt8] = []
            layout.append(names, to: &line)
            text += Array((style.dim(String(decoding: line, as: UTF8.self)) + "\n").utf8)
        }
        for recording in block.recordings {
            layout.append(recording.row, to: &text)
            text.append(UInt8(ascii: "\n"))
            text.append(contentsOf: recording.defects.utf8)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func row(of recording: RecordingMeasurement) -> [String] {
        MeasurementWords.row(recording) + columns.map { TerminalText.visible($0.text(recording)) }
    }

    private func line(of unreadable: UnreadableRecording) -> String {
        let name = TerminalText.visible(unreadable.path.description)
        let message = TerminalText.visible(sentences.message(of: unreadable))
        return "\(name): \(style.red("not measured")): \(message) \(style.dim("[\(unreadable.code)]"))\n"
    }

    private func line(of defect: Defect, entry: String?) -> String {
        let label = style.severity(defect.severity, TerminalText.padded(defect.severity.rawValue, to: 7))
        let place = entry.map { "\(TerminalText.visible($0)): " } ?? ""
        return
            "  \(label)  \(place)\(TerminalText.visible(sentences.message(of: defect))) \(style.dim("[\(defect.code)]"))\n"
    }
}

/// What all files come to.
private struct MeasurementSummary {
    private var recordingCount = 0
    private var damagedCount = 0
    private var unreadableCount = 0
    private var duration = TotalDuration.zero
    private var byteCount: Int128 = 0
    /// The first of the files that were left out, and how many there are.
    private var leftOut: [LeftOutFile] = []
    private var leftOutCount = 0

    mutating func add(_ item: MeasuredItem) {
        switch item.content {
        case .recording(let recording):
            recordingCount += 1
            duration += recording.duration
            byteCount += Int128(recording.byteCount)
            if recording.defects.contains(where: { $0.severity == .error }) { damagedCount += 1 }
        case .unreadable: unreadableCount += 1
        case .leftOut(let file):
            leftOutCount += 1
            if leftOut.count < MeasurementWords.namedCount { leftOut.append(file) }
        case .document, .text, .archive: break
        }
    }

    func text(style: TextStyle) -> String {
        var parts: [String] = []
        if recordingCount > 1 || unreadableCount > 0 {
            parts.append(
                "\(MeasurementWords.count(recordingCount, "recording", "recordings")), "
                    + "\(MeasurementWords.clock(duration)) in all, \(MeasurementWords.size(Int64(clamping: byteCount)))"
            )
        }
        if unreadableCount > 0 { parts.append(style.red("\(unreadableCount) not measured")) }
        if damagedCount > 0 { parts.append(style.red("\(damagedCount) with errors")) }
        var text = parts.isEmpty ? "" : style.bold(parts.joined(separator: "; ")) + "\n"
        if let words = MeasurementWords.leftOut(leftOut, count: leftOutCount) { text += style.dim(words) + "\n" }
        return text
    }
}
