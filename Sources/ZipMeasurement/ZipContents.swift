import AudioMeasurement
import PreflightModel

/// Goes through the entries of a zip, reads each once and measures the recordings among them.
struct ZipContents {
    /// Up to here an entry may inflate to whatever it likes; beyond, to 100 times its compressed size.
    static let harmlessByteCount: Int64 = 64 << 20
    /// The same for all entries together, and the size of the zip.
    static let harmlessTotal: Int64 = 256 << 20
    static let greatestRatio: Int64 = 100

    private let structure: ZipStructure
    private let path: RecordingPath
    private let source: any ByteSource
    private let measurer: RecordingMeasurer
    private let progress: ProgressMeter?
    private var defects = ZipDefectList()
    private var entries: [ArchiveMeasurement.Entry] = []
    private var recordings: [RecordingMeasurement] = []
    private var unreadable: [UnreadableRecording] = []
    private var texts: [MeasuredArchive.Text] = []
    private var twins = ZipNameTwins()
    private var inflatedTotal: Int64 = 0
    private var isBomb = false

    init(
        _ structure: ZipStructure, path: RecordingPath, source: any ByteSource, measurer: RecordingMeasurer,
        progress: ProgressMeter?
    ) {
        self.structure = structure
        self.path = path
        self.source = source
        self.measurer = measurer
        self.progress = progress
        for defect in structure.defects { defects.add(defect) }
    }

    /// What was found so far.
    var measured: MeasuredArchive {
        MeasuredArchive(
            archive: ArchiveMeasurement(
                path: path, byteCount: source.byteCount, entryCount: structure.directory.headerCount,
                isZip64: structure.isZip64, entries: entries, defects: defects.all),
            recordings: recordings, unreadable: unreadable, texts: texts)
    }

    /// Reads every entry.
    ///
    /// - Throws: `MeasuringFailure` when the zip itself cannot be read, or reading is cancelled.
    mutating func readAll() throws(MeasuringFailure) {
        for (index, entry) in structure.entries.enumerated() {
            if Task.isCancelled { throw .cancelled }
            let kind = try look(at: entry, index: index)
            entries.append(
                ArchiveMeasurement.Entry(
                    name: entry.name.text, nameEncoding: entry.name.encoding, kind: kind.kind,
                    byteCount: kind.byteCount ?? Int64(clamping: entry.byteCount),
                    compressedByteCount: Int64(clamping: entry.compressedByteCount), compression: entry.method.name))
        }
    }

    private typealias Kind = ArchiveMeasurement.Entry.Kind

    /// What one entry is, with its size where that was counted.
    private mutating func look(
        at entry: ZipEntry, index: Int
    ) throws(MeasuringFailure) -> (kind: Kind, byteCount: Int64?) {
        let (name, range) = (entry.name.text, entry.headerRange)
        func found(_ defect: Defect) { defects.add(defect, to: name) }
        let origin = SystemFileNames.origin(of: name)
        // What has to go needs no better name.
        for defect in ZipNameChecks.defects(of: entry) where origin == nil || defect.severity == .error {
            found(defect)
        }
        if let twin = twins.twin(of: name) { found(.zipDuplicate(twin.name, twin.likeness, range)) }
        judgeHeaders(of: entry, index: index)
        if let origin { found(.zipSystemFile(origin, range)) }
        switch entry.nature {
        case .folder:
            if origin == nil {
                found(entry.byteCount > 0 ? .zipFolderWithData(entry.byteCount, range) : .zipFolder(range))
            }
            return (origin == nil ? .folder : .system, nil)
        case .link:
            found(.zipLink(range))
            return (.special, nil)
        case .special(let kind):
            found(.zipSpecial(kind, range))
            return (.special, nil)
        case .file: break
        }
        if entry.isEncrypted {
            found(.zipEncrypted(range))
            return (.unread, nil)
        }
        if origin != nil { return (.system, nil) }
        if name.unicodeScalars.contains("/") { found(.zipInFolder(range)) }
        guard entry.method == .stored || entry.method == .deflated, !entry.flags.contains(.patch) else {
            found(.zipMethod(entry.flags.contains(.patch) ? "patch" : entry.method.name, range))
            return (.unread, nil)
        }
        if let other = structure.layout.overlaps[index] {
            found(.zipOverlap(with: structure.entries[other].name.text, range))
            return (.unread, nil)
        }
        guard let extent = structure.layout.extents[index], !isBomb else { return (.unread, nil) }
        return try readContent(of: entry, extent)
    }

    private mutating func judgeHeaders(of entry: ZipEntry, index: Int) {
        let (name, range) = (entry.name.text, entry.headerRange)
        if entry.hasDamagedExtraField { defects.add(.zipExtraFieldDamaged(range), to: name) }
        switch structure.layout.misplacements[index] {
        case .noLocalHeader: defects.add(.zipNoLocalHeader(at: entry.localOffset, range), to: name)
        case .dataBeyond(let end):
            defects.add(.zipDataBeyond(end, limit: structure.record.directoryStart, range), to: name)
        case nil: break
        }
        guard let extent = structure.layout.extents[index] else { return }
        let local = extent.start..<extent.data.lowerBound
        if !extent.differences.isEmpty { defects.add(.zipHeaderMismatch(extent.differences, local), to: name) }
        switch extent.descriptor {
        case .none: break
        case .right: defects.add(.zipDataDescriptor(isStored: entry.method == .stored, range), to: name)
        case .wrong: defects.add(.zipDescriptorMismatch(extent.data.upperBound..<extent.data.upperBound + 16), to: name)
        }
    }

    // MARK: Content

    private mutating func readContent(
        of entry: ZipEntry, _ extent: ZipLayout.Extent
    ) throws(MeasuringFailure) -> (kind: Kind, byteCount: Int64?) {
        let (name, range) = (entry.name.text, entry.headerRange)
        let content: ZipEntryContent
        do throws(ZipEntryContent.Failure) {
            let allowed = max(Self.harmlessTotal, source.byteCount * Self.greatestRatio)
            content = try ZipEntryContent(
                entry, extent.data, of: source, remainingTotal: allowed - inflatedTotal)
        } catch {
            switch error {
            case .unreadable(let failure): throw failure
            case .damaged(let position, let message):
                inflatedTotal += position
                defects.add(.zipDataDamaged(after: position, message: message, extent.data), to: name)
            case .bomb(let inflated):
                inflatedTotal += inflated
                defects.add(
                    .zipBomb(
                        inflated: inflated, compressed: Int64(clamping: entry.compressedByteCount), extent.data),
                    to: name)
            case .total(let inflated):
                inflatedTotal += inflated
                isBomb = true
                defects.add(.zipBombTotal(inflatedTotal, zip: source.byteCount))
            }
            return (.unread, nil)
        }
        inflatedTotal += content.byteCount
        if UInt64(content.byteCount) != entry.byteCount {
            defects.add(.zipSizeMismatch(stated: entry.byteCount, found: content.byteCount, range), to: name)
        }
        if content.crc != entry.crc { defects.add(.zipCRCMismatch(extent.data), to: name) }
        if AppleDouble.begins(content.head) {
            defects.add(.zipSystemFile(.appleDoubleContent, range), to: name)
            return (.system, content.byteCount)
        }
        if let archive = content.archiveKind {
            defects.add(.zipNested(archive, range), to: name)
            return (.archive, content.byteCount)
        }
        return (try measure(content, of: entry), content.byteCount)
    }

    private mutating func measure(
        _ content: ZipEntryContent, of entry: ZipEntry
    ) throws(MeasuringFailure) -> Kind {
        let archivePath = path
        let entryPath = RecordingPath(bytes: path.bytes + [UInt8(ascii: "/")] + Array(entry.name.text.utf8))
        do throws(MeasuringFailure) {
            var recording = try measurer.measure(
                source: content.source, path: entryPath, progress: progress)
            recording.archive = archivePath
            recordings.append(recording)
            return .recording
        } catch {
            if error.kind == .cancelled { throw error }
            // As in folders: what neither is a recording nor says so in its name is none.
            if error.kind.meansNoRecording, !ContainerFacts.recordingExtensions.contains(entryPath.fileExtension) {
                guard entryPath.fileExtension == "txt", let text = try content.text() else { return .other }
                texts.append(MeasuredArchive.Text(path: entryPath, text: text))
                return .text
            }
            unreadable.append(
                UnreadableRecording(path: entryPath, archive: archivePath, error))
            return .recording
        }
    }
}
