import CZip
import MessageDigests
import PreflightModel
import SystemFiles

/// Writes and reads back zips with libzip.
enum ZipArchive {
    /// A file that goes into a zip.
    struct Item {
        /// The name in the zip: plain ASCII, no folder.
        var name: String
        /// Where the file is.
        var path: RecordingPath
        /// Its size when it was checked.
        var byteCount: Int64
    }

    /// An entry of a zip, as it was read.
    struct Entry {
        var name: String
        var digest: SizedDigest
    }

    /// Writes a zip: entries in the order given, the same bytes for the same files on every machine.
    ///
    /// - Parameter sink: The file that is written; it is empty yet.
    static func write(_ items: [Item], to sink: ZipSink, compression: ZipCompression) throws {
        let handle = try ZipHandle(writingTo: sink)
        for item in items { try handle.add(item, compression: compression) }
        try handle.close(items)
    }

    /// The entries of a zip, in the order of the zip; every byte is read.
    static func entries(of path: RecordingPath, progress: ProgressMeter? = nil) throws -> [Entry] {
        let handle = try ZipHandle(reading: path)
        return try (0..<handle.entryCount).map { try handle.entry(at: $0, progress: progress) }
    }

    /// Whether headers and directory of the zip say of its entries what `items` are and what `found` has found, and all
    /// of them are stored.
    static func states(_ items: [Item], _ found: [FollowingReader.Entry], in path: RecordingPath) throws -> Bool {
        let handle = try ZipHandle(reading: path)
        guard handle.entryCount == items.count, found.count == items.count else { return false }
        return try zip(items, found).enumerated().allSatisfy { index, pair in
            let status = unsafe try handle.status(at: zip_uint64_t(index))
            return unsafe status.name.map { unsafe String(cString: $0) } == pair.0.name && status.crc == pair.1.crc32
                && status.size == pair.1.digest.byteCount && status.comp_size == status.size
                && status.comp_method == UInt16(ZIP_CM_STORE)
        }
    }
}

/// How entries are kept.
enum ZipCompression: Int32 {
    case stored = 0
    case deflated = 8
}

/// Owns a libzip handle for the length of one synchronous call.
@safe
private struct ZipHandle: ~Copyable {
    private let archive: OpaquePointer
    private let path: RecordingPath
    /// Held because libzip knows it only by its address.
    private let sink: ZipSink?
    private var isOpen = true

    init(writingTo sink: ZipSink) throws {
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        let address = unsafe Unmanaged.passUnretained(sink).toOpaque()
        guard let source = unsafe zip_source_function_create(ZipSink.callback, address, &error) else {
            throw PackagingFailure(.inputOutput, unsafe "\(sink.path): \(Self.words(&error)).")
        }
        guard let archive = unsafe zip_open_from_source(source, Int32(ZIP_CREATE), &error) else {
            unsafe zip_source_free(source)
            throw PackagingFailure(.inputOutput, unsafe "\(sink.path): \(Self.words(&error)).")
        }
        unsafe (self.archive, self.path, self.sink) = unsafe (archive, sink.path, sink)
    }

    init(reading path: RecordingPath) throws {
        var code: Int32 = 0
        guard let archive = unsafe zip_open(path.cString, Int32(ZIP_RDONLY | ZIP_CHECKCONS), &code) else {
            var error = unsafe zip_error_t()
            unsafe zip_error_init_with_code(&error, code)
            defer { unsafe zip_error_fini(&error) }
            throw PackagingFailure(.changed, unsafe "\(path): \(Self.words(&error)).")
        }
        unsafe (self.archive, self.path, self.sink) = unsafe (archive, path, nil)
    }

    deinit { if isOpen { unsafe zip_discard(archive) } }

    private static func words(_ error: inout zip_error_t) -> String {
        unsafe "libzip says \"\(String(cString: zip_error_strerror(&error)))\""
    }

    /// What libzip says of its last trouble.
    private var message: String { unsafe String(cString: zip_strerror(archive)) }

    func add(_ item: ZipArchive.Item, compression: ZipCompression) throws {
        guard let source = unsafe zip_source_file(archive, item.path.cString, 0, -1) else {
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
        let index = unsafe zip_file_add(archive, item.name, source, 0)
        guard index >= 0 else {
            unsafe zip_source_free(source)
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
        let entry = zip_uint64_t(index)
        // 1980-01-01 0:00, the first moment that a zip can state; and a plain file that its owner may write.
        let (date, attributes): (zip_uint16_t, zip_uint32_t) = (1 << 5 | 1, 0o100644 << 16)
        let results = unsafe [
            zip_set_file_compression(archive, entry, compression.rawValue, compression == .deflated ? 9 : 0),
            zip_file_set_dostime(archive, entry, 0, date, 0),
            zip_file_set_external_attributes(archive, entry, 0, zip_uint8_t(ZIP_OPSYS_UNIX), attributes),
        ]
        guard results.allSatisfy({ $0 == 0 }) else {
            throw PackagingFailure(.inputOutput, "\(item.path): libzip says \"\(message)\".")
        }
    }

    /// Writes what was added; libzip reads the files only now.
    consuming func close(_ items: [ZipArchive.Item]) throws {
        guard unsafe zip_close(archive) == 0 else {
            if let failure = sink?.failure { throw failure }
            // Then it was not the writing: one of the files cannot be read.
            for item in items { try item.requireReadable() }
            throw PackagingFailure(.inputOutput, "\(path): the zip cannot be written: libzip says \"\(message)\".")
        }
        isOpen = false
    }

    var entryCount: zip_uint64_t { unsafe zip_uint64_t(max(0, zip_get_num_entries(archive, 0))) }

    /// What the directory states of an entry; its name is valid as long as this handle.
    func status(at index: zip_uint64_t) throws -> zip_stat_t {
        var status = unsafe zip_stat_t()
        guard unsafe zip_stat_index(archive, index, 0, &status) == 0, unsafe status.name != nil else {
            throw PackagingFailure(.changed, "\(path): libzip says \"\(message)\".")
        }
        return unsafe status
    }

    /// Reads an entry; libzip holds its CRC-32 against the one that the zip states.
    func entry(at index: zip_uint64_t, progress: ProgressMeter?) throws -> ZipArchive.Entry {
        let name = unsafe try status(at: index).name.map { unsafe String(cString: $0) } ?? ""
        guard let file = unsafe zip_fopen_index(archive, index, 0) else {
            throw PackagingFailure(.changed, "\(path): \(name): libzip says \"\(message)\".")
        }
        defer { unsafe zip_fclose(file) }
        var (byteCount, sha256) = (Int64(0), SHA256())
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: InputFile.windowSize, alignment: 64)
        defer { unsafe buffer.deallocate() }
        while let base = buffer.baseAddress {
            if Task.isCancelled { throw CancellationError() }
            let count = unsafe zip_fread(file, base, zip_uint64_t(buffer.count))
            guard count >= 0 else {
                throw PackagingFailure(.changed, "\(path): \(name): cannot be read back; it is damaged.")
            }
            if count == 0 { break }
            unsafe sha256.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
            byteCount += count
            progress?.add(bytes: Int(count))
        }
        return ZipArchive.Entry(
            name: name,
            digest: SizedDigest(byteCount: byteCount, sha256: Hexadecimal.string(sha256.finalize())))
    }
}

extension ZipArchive.Item {
    /// Says what is wrong when the file cannot be opened.
    fileprivate func requireReadable() throws {
        do {
            _ = try InputFile(path)
        } catch let failure as PackagingFailure where failure.kind == .missing {
            throw PackagingFailure(.changed, "\(path): no longer exists. Check again.")
        }
    }
}
