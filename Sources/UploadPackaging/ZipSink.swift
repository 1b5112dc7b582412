import CZip
import PreflightModel
import SystemFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The new file that libzip writes a zip to: in large pieces, where its own files take 4 KB at a time, and telling how
/// far it is, so that somebody can read behind it.
@safe
final class ZipSink {
    let path: RecordingPath
    private let descriptor: FileDescriptor
    private let written: (Int64) -> Void
    private let window = UnsafeMutableRawBufferPointer.allocate(byteCount: InputFile.windowSize, alignment: 4096)
    /// Where the window belongs in the file, and how much of it is filled.
    private var (start, filled) = (Int64(0), 0)
    /// How much of the file was handed to the system.
    private var end: Int64 = 0
    /// The error that libzip is told when it asks.
    private var code = (zip: Int32(ZIP_ER_OK), system: Int32(0))
    /// Why writing failed.
    private(set) var failure: (any Error)?

    /// Creates the file; `written` is told how many bytes from its beginning are there, each time there are more.
    init(creating path: RecordingPath, written: @escaping (Int64) -> Void) throws {
        self.path = path
        self.written = written
        descriptor = try Files.create(path)
    }

    deinit { unsafe window.deallocate() }

    /// The answers to libzip, which knows this object by its address and must be closed before it goes.
    static let callback: zip_source_callback = { context, data, count, command in
        guard let context = unsafe context else { return -1 }
        return unsafe Unmanaged<ZipSink>.fromOpaque(context).takeUnretainedValue().answer(command, data, count)
    }

    private func answer(
        _ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ count: zip_uint64_t
    ) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_SUPPORTS:
            return Self.commands.reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
        case ZIP_SOURCE_STAT:
            // To libzip there is no zip yet, so it begins a new one.
            code = (Int32(ZIP_ER_READ), ENOENT)
            return -1
        case ZIP_SOURCE_ERROR:
            guard let data = unsafe data, count >= 8 else { return -1 }
            unsafe data.storeBytes(of: code.zip, as: Int32.self)
            unsafe data.storeBytes(of: code.system, toByteOffset: 4, as: Int32.self)
            return 8
        case ZIP_SOURCE_WRITE:
            return unsafe write(UnsafeRawBufferPointer(start: data, count: Int(count))) ? zip_int64_t(count) : -1
        case ZIP_SOURCE_SEEK_WRITE:
            guard let data = unsafe data, flush() else { return -1 }
            let target = unsafe zip_source_seek_compute_offset(
                zip_uint64_t(start), zip_uint64_t(end), data, count, nil)
            guard target >= 0 else {
                code = (Int32(ZIP_ER_SEEK), EINVAL)
                return -1
            }
            start = target
            return 0
        case ZIP_SOURCE_TELL_WRITE: return start + Int64(filled)
        case ZIP_SOURCE_COMMIT_WRITE: return flush() ? 0 : -1
        case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_FREE: return 0
        default:
            // Nothing is ever read through the source that is written.
            code = (Int32(ZIP_ER_OPNOTSUPP), 0)
            return -1
        }
    }

    /// What libzip demands of something that it writes to (ZIP_SOURCE_SUPPORTS_WRITABLE).
    private static let commands = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
        ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ]

    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let part = unsafe rest.prefix(window.count - filled)
            unsafe UnsafeMutableRawBufferPointer(rebasing: window[filled...]).copyMemory(from: .init(rebasing: part))
            unsafe filled += part.count
            unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest[part.endIndex...])
            if unsafe filled == window.count, !flush() { return false }
        }
        return true
    }

    /// Hands the window to the system.
    private func flush() -> Bool {
        if Task.isCancelled { return fail(CancellationError(), ECANCELED) }
        do throws(SystemError) {
            unsafe try descriptor.write(UnsafeRawBufferPointer(rebasing: window[..<filled]), at: start)
        } catch {
            return fail(PackagingFailure(.inputOutput, "\(path): cannot be written: \(error)."), error.number)
        }
        start += Int64(filled)
        filled = 0
        if start > end {
            end = start
            written(end)
        }
        return true
    }

    private func fail(_ error: any Error, _ number: Int32) -> Bool {
        failure = error
        code = (Int32(ZIP_ER_WRITE), number)
        return false
    }
}
