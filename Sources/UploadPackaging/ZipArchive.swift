import CZip
import PreflightModel

/// Writes and reads back zips with libzip.
enum ZipArchive {
    /// A file that goes into a zip.
    struct Item {
        /// The name in the zip: plain ASCII, no folder.
        var name: String
        /// Where the file is.
        var path: RecordingPath
    }

    /// Writes a zip: entries in the order given, the same bytes for the same files on every machine.
    static func write(_ items: [Item], to path: RecordingPath, compression: ZipCompression) throws {
        let handle = try ZipHandle(creating: path)
        for item in items { try handle.add(item, compression: compression) }
        try handle.close(path)
    }

    /// The entries of a zip with the digests of their content, in the order of the zip; every byte is read.
    static func entries(of path: RecordingPath) throws -> [(name: String, digests: ContentDigests)] {
        let handle = try ZipHandle(reading: path)
        return try (0..<handle.entryCount).map { try handle.entry(at: $0, of: path) }
    }

    /// Whether a zip of these sizes needs zip64 structures (APPNOTE.TXT 4.4.1.4): a field of 32 bits, or of 16 for the
    /// number of entries, that is not enough.
    static func needsZip64(byteCounts: [Int64], names: [String]) -> Bool {
        let limit = Int64(UInt32.max)
        let total = zip(byteCounts, names).reduce(Int64(0)) { $0 + $1.0 + 2 * Int64($1.1.utf8.count) + 30 + 46 } + 22
        return names.count >= 65_535 || total >= limit || byteCounts.contains { $0 >= limit }
    }
}

/// How entries are kept.
enum ZipCompression: Int32 {
    case stored = 0
    case deflated = 8
}

/// Owns a libzip handle for the length of one synchronous call.
private struct ZipHandle: ~Copyable {
    private let archive: OpaquePointer
    private var isOpen = true

    init(creating path: RecordingPath) throws {
        archive = try Self.open(path, flags: Int32(ZIP_CREATE | ZIP_EXCL), kind: .cannotCreate)
    }

    init(reading path: RecordingPath) throws {
        archive = try Self.open(path, flags: Int32(ZIP_RDONLY | ZIP_CHECKCONS), kind: .changed)
    }

    private static func open(
        _ path: RecordingPath, flags: Int32, kind: PackagingFailure.Kind
    ) throws -> OpaquePointer {
        var code: Int32 = 0
        if let archive = zip_open(path.bytes.map { CChar(bitPattern: $0) } + [0], flags, &code) { return archive }
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        throw PackagingFailure(kind, "\(path): libzip says \"\(String(cString: zip_error_strerror(&error)))\".")
    }

    deinit { if isOpen { zip_discard(archive) } }

    /// What libzip says of its last trouble.
    private var message: String { String(cString: zip_strerror(archive)) }

    func add(_ item: ZipArchive.Item, compression: ZipCompression) throws {
        let name = item.path.bytes.map { CChar(bitPattern: $0) } + [0]
        guard let source = zip_source_file(archive, name, 0, -1) else {
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
        let index = zip_file_add(archive, item.name, source, 0)
        guard index >= 0 else {
            zip_source_free(source)
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
        let entry = zip_uint64_t(index)
        // 1980-01-01 0:00, the first moment that a zip can state; and a plain file that its owner may write.
        let (date, attributes): (zip_uint16_t, zip_uint32_t) = (1 << 5 | 1, 0o100644 << 16)
        let results = [
            zip_set_file_compression(archive, entry, compression.rawValue, compression == .deflated ? 9 : 0),
            zip_file_set_dostime(archive, entry, 0, date, 0),
            zip_file_set_external_attributes(archive, entry, 0, zip_uint8_t(ZIP_OPSYS_UNIX), attributes),
        ]
        guard results.allSatisfy({ $0 == 0 }) else {
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
    }

    /// Writes what was added; libzip reads the files only now.
    consuming func close(_ path: RecordingPath) throws {
        guard zip_close(archive) == 0 else {
            throw PackagingFailure(
                .inputOutput, "\(path): the zip cannot be written: libzip says \"\(message)\". Is the disk full?")
        }
        isOpen = false
    }

    var entryCount: zip_uint64_t { zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) }

    func entry(at index: zip_uint64_t, of path: RecordingPath) throws -> (name: String, digests: ContentDigests) {
        var status = zip_stat_t()
        guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else {
            throw PackagingFailure(.changed, "\(path): libzip says \"\(message)\".")
        }
        let text = String(cString: name)
        guard let file = zip_fopen_index(archive, index, 0) else {
            throw PackagingFailure(.changed, "\(path): \(text): libzip says \"\(message)\".")
        }
        defer { zip_fclose(file) }
        var computation = DigestComputation()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
        defer { buffer.deallocate() }
        while let base = buffer.baseAddress {
            if Task.isCancelled { throw CancellationError() }
            let count = zip_fread(file, base, zip_uint64_t(buffer.count))
            guard count >= 0 else {
                throw PackagingFailure(.changed, "\(path): \(text): cannot be read back; it is damaged.")
            }
            if count == 0 { break }
            computation.update(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
        }
        return (text, computation.digests)
    }
}
