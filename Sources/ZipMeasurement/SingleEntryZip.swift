import AudioMeasurement
import CZip
import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why deflated data cannot be read.
struct DeflateFailure: Error {
    /// What libzip says.
    var message: String
    /// How many bytes could be inflated.
    var position: Int64 = 0
    /// The reason, where it is that the file cannot be read.
    var cause: MeasuringFailure?
}

/// Deflated bytes of a file, shown to libzip as a zip of their own with one entry, so that it inflates exactly what our
/// reading of the structure says, whatever else is in the file.
@safe
final class SingleEntryZip {
    private let data: Range<Int64>
    private let source: any ByteSource
    /// What precedes the data and behind it.
    private let (front, back): ([UInt8], [UInt8])
    private var position: Int64 = 0
    /// Why the file could not be read, where that was so.
    fileprivate var failure: MeasuringFailure?
    private var archive: OpaquePointer?

    init(data: Range<Int64>, of source: any ByteSource) throws(DeflateFailure) {
        self.data = data
        self.source = source
        front = Self.localHeader
        let compressed = data.upperBound - data.lowerBound + Int64(Self.sentinel.count)
        back = Self.sentinel + Self.directory(compressed: UInt64(compressed), front: UInt64(front.count))
        var error = unsafe zip_error_t()
        unsafe zip_error_init(&error)
        defer { unsafe zip_error_fini(&error) }
        // The source does not own this object: it lives as long as the archive, which is closed in `deinit`.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard let callbacks = unsafe zip_source_function_create(Self.callback, context, &error) else {
            throw unsafe DeflateFailure(message: String(cString: zip_error_strerror(&error)))
        }
        guard let opened = unsafe zip_open_from_source(callbacks, ZIP_RDONLY, &error) else {
            unsafe zip_source_free(callbacks)
            throw unsafe DeflateFailure(message: String(cString: zip_error_strerror(&error)), cause: failure)
        }
        unsafe archive = unsafe opened
    }

    deinit { if let archive = unsafe archive { unsafe zip_discard(archive) } }

    /// A new reading of the content from its start.
    func cursor() throws(DeflateFailure) -> DeflateCursor {
        guard let archive = unsafe archive, let file = unsafe zip_fopen_index(archive, 0, 0) else {
            throw unsafe DeflateFailure(
                message: archive.map { unsafe String(cString: zip_strerror($0)) } ?? "not open", cause: failure)
        }
        return unsafe DeflateCursor(file, of: self)
    }

    // MARK: The zip around the data

    /// What is shown behind the data. Nobody reads on behind the end of a deflated stream; but libzip takes a stream that
    /// has none for a whole one, and these bytes are neither a block nor what the content should go on with.
    private static let sentinel = [UInt8](repeating: 0xFF, count: 64)

    private static let localHeader: [UInt8] =
        fields32(ZipSignature.localHeader) + fields16(20, 0, 8, 0, 0x21) + fields32(0, 0, 0) + fields16(1, 0) + [0x61]

    /// Always with zip64 structures, so that there is one form whatever the size.
    private static func directory(compressed: UInt64, front: UInt64) -> [UInt8] {
        let start = front + compressed
        let header =
            fields32(ZipSignature.directoryHeader) + fields16(45, 45, 0, 8, 0, 0x21) + fields32(0, .max, .max)
            + fields16(1, 20, 0, 0, 0) + fields32(0, 0) + [0x61] + fields16(1, 16) + fields64(0, compressed)
        let record =
            fields32(ZipSignature.zip64EndRecord) + fields64(44) + fields16(45, 45) + fields32(0, 0)
            + fields64(1, 1, UInt64(header.count), start)
        let locator =
            fields32(ZipSignature.zip64Locator, 0) + fields64(start + UInt64(header.count)) + fields32(1)
        let end =
            fields32(ZipSignature.endRecord) + fields16(.max, .max, .max, .max) + fields32(.max, .max) + fields16(0)
        return header + record + locator + end
    }

    private static func fields16(_ values: UInt16...) -> [UInt8] { values.flatMap(littleEndian) }
    private static func fields32(_ values: UInt32...) -> [UInt8] { values.flatMap(littleEndian) }
    private static func fields64(_ values: UInt64...) -> [UInt8] { values.flatMap(littleEndian) }

    private static func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        unsafe withUnsafeBytes(of: value.littleEndian) { unsafe Array($0) }
    }

    // MARK: What libzip asks

    private static let callback: zip_source_callback = { context, data, length, command in
        guard let context = unsafe context else { return -1 }
        return unsafe Unmanaged<SingleEntryZip>.fromOpaque(context).takeUnretainedValue().answer(command, data, length)
    }

    private var byteCount: Int64 { Int64(front.count) + (data.upperBound - data.lowerBound) + Int64(back.count) }

    private func answer(_ command: zip_source_cmd, _ data: UnsafeMutableRawPointer?, _ length: zip_uint64_t) -> Int64 {
        switch command {
        case ZIP_SOURCE_OPEN:
            position = 0
            return 0
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE: return 0
        case ZIP_SOURCE_READ:
            guard let data = unsafe data else { return 0 }
            let wanted = Int(min(length, zip_uint64_t(Int32.max)))
            return unsafe copy(into: UnsafeMutableRawBufferPointer(start: data, count: wanted))
        case ZIP_SOURCE_TELL: return position
        case ZIP_SOURCE_SEEK:
            guard let data = unsafe data, length >= MemoryLayout<zip_source_args_seek>.size else { return -1 }
            let arguments = unsafe data.loadUnaligned(as: zip_source_args_seek.self)
            let base: Int64 =
                arguments.whence == SEEK_CUR ? position : arguments.whence == SEEK_END ? byteCount : 0
            let (goal, overflow) = base.addingReportingOverflow(arguments.offset)
            guard !overflow, goal >= 0, goal <= byteCount else { return -1 }
            position = goal
            return 0
        case ZIP_SOURCE_STAT:
            guard let data = unsafe data, unsafe length >= MemoryLayout<zip_stat_t>.size else { return -1 }
            let status = unsafe data.assumingMemoryBound(to: zip_stat_t.self)
            unsafe zip_stat_init(status)
            unsafe status.pointee.size = zip_uint64_t(byteCount)
            unsafe status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
            return unsafe Int64(MemoryLayout<zip_stat_t>.size)
        case ZIP_SOURCE_ERROR:
            guard let data = unsafe data, length >= 8 else { return -1 }
            unsafe data.storeBytes(of: Int32(ZIP_ER_READ), as: Int32.self)
            unsafe data.storeBytes(of: EIO, toByteOffset: 4, as: Int32.self)
            return 8
        case ZIP_SOURCE_SUPPORTS:
            let supported = [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
            ]
            return supported.reduce(Int64(0)) { $0 | 1 << Int64($1.rawValue) }
        default: return -1
        }
    }

    /// Copies from the three parts one after another.
    private func copy(into target: UnsafeMutableRawBufferPointer) -> Int64 {
        var done = 0
        let dataEnd = Int64(front.count) + (data.upperBound - data.lowerBound)
        while done < target.count, position < byteCount {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: target[done...])
            let count: Int
            if position < Int64(front.count) {
                count = unsafe Self.copy(front, from: Int(position), into: rest)
            } else if position < dataEnd {
                let wanted = Int(min(Int64(rest.count), dataEnd - position))
                let part = unsafe UnsafeMutableRawBufferPointer(rebasing: rest[..<wanted])
                do throws(MeasuringFailure) {
                    count = unsafe try source.read(into: part, at: data.lowerBound + position - Int64(front.count))
                } catch {
                    failure = error
                    return -1
                }
                if count < wanted { return -1 }
            } else {
                count = unsafe Self.copy(back, from: Int(position - dataEnd), into: rest)
            }
            done += count
            position += Int64(count)
        }
        return Int64(done)
    }

    private static func copy(_ bytes: [UInt8], from start: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(bytes.count - start, target.count)
        unsafe bytes.withUnsafeBytes {
            unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[start..<(start + count)]))
        }
        return count
    }
}

/// One reading of inflated content, forward only.
@safe
final class DeflateCursor {
    private let file: OpaquePointer
    private let zip: SingleEntryZip
    /// How many bytes were read.
    private(set) var position: Int64 = 0

    fileprivate init(_ file: OpaquePointer, of zip: SingleEntryZip) {
        unsafe self.file = unsafe file
        self.zip = zip
    }

    deinit { unsafe zip_fclose(file) }

    /// Fills the target and says how many bytes there were; fewer only at the end.
    func read(into target: UnsafeMutableRawBufferPointer) throws(DeflateFailure) -> Int {
        guard let base = target.baseAddress else { return 0 }
        var done = 0
        while done < target.count {
            let count = unsafe zip_fread(file, base + done, zip_uint64_t(target.count - done))
            if count == 0 { break }
            if count < 0 {
                guard let error = unsafe zip_file_get_error(file) else { break }
                // Checksum and size are ours to judge: what libzip holds them against is made up.
                if unsafe [ZIP_ER_CRC, ZIP_ER_INCONS].contains(zip_error_code_zip(error)) { break }
                throw unsafe DeflateFailure(
                    message: String(cString: zip_error_strerror(error)), position: position, cause: zip.failure)
            }
            done += Int(count)
            position += Int64(count)
        }
        return done
    }
}
