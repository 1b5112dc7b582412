import MessageDigests
import PreflightModel

/// The bytes of one recording, read in large windows with one buffer of fixed size.
///
/// Whatever a hostile header claims, no more than `capacity` bytes are ever held. When hashing was asked for, bytes are
/// hashed as they first pass by in order, so that length, hash and samples come from one reading of the file.
struct RecordingReader: ~Copyable {
    /// The most bytes that one call of `bytes` returns; a window fits into the second-level cache of a processor.
    static let capacity = 256 * 1024

    /// How many bytes are read at once where nothing more is asked for.
    private static let page = 4096

    /// The size of the recording in bytes, from `origin` on.
    var byteCount: Int64 { fileByteCount - origin }

    /// The size of the whole file in bytes.
    let fileByteCount: Int64

    /// Where in the file the recording begins, behind bytes that are none of it: offsets count from here.
    var origin: Int64 = 0

    /// How many bytes to read at once; a walker that goes through the whole file sets it to `capacity`.
    var readAhead = Self.page

    private let source: any ByteSource
    private let progress: ProgressMeter?
    /// Room for a window; no more than was asked for, since most recordings of a large set need only their first page.
    private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var windowOffset: Int64 = 0
    private var windowCount = 0
    private var hash: SHA256?
    private var hashedCount: Int64 = 0
    /// How far the file was read: what is read twice is progress once.
    private var furthest: Int64 = 0

    /// A reader over the bytes of `source`.
    init(_ source: any ByteSource, hashing: Bool = false, progress: ProgressMeter? = nil) {
        fileByteCount = source.byteCount
        self.source = source
        self.progress = progress
        hash = hashing ? SHA256() : nil
    }

    /// A reader over bytes in memory.
    init(bytes: [UInt8], hashing: Bool = false) { self.init(MemorySource(bytes), hashing: hashing) }

    deinit { buffer.deallocate() }

    /// The bytes from `offset` on: `count` of them, or fewer where the file ends or `capacity` is reached.
    ///
    /// The pointer is valid until the next call. An offset outside the file gives no bytes.
    mutating func bytes(at offset: Int64, count: Int) throws(MeasuringFailure) -> UnsafeRawBufferPointer {
        guard offset >= 0, offset < byteCount, count > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
        let wanted = Int(min(Int64(min(count, Self.capacity)), byteCount - offset))
        let place = origin + offset
        if place < windowOffset || place + Int64(wanted) > windowOffset + Int64(windowCount) {
            try load(at: place, count: max(wanted, readAhead))
        }
        let start = Int(place - windowOffset)
        return UnsafeRawBufferPointer(rebasing: buffer[start..<(start + wanted)])
    }

    /// All bytes that are at hand from `offset` on without another read, at least `count` where the file has them.
    ///
    /// For walkers of long streams: ask once a window, walk inside it, ask again where it ends.
    mutating func window(at offset: Int64, atLeast count: Int) throws(MeasuringFailure) -> UnsafeRawBufferPointer {
        let first = try bytes(at: offset, count: count)
        guard !first.isEmpty else { return first }
        let start = Int(origin + offset - windowOffset)
        return UnsafeRawBufferPointer(rebasing: buffer[start..<windowCount])
    }

    /// Loads bytes from a place in the file, whatever the origin.
    private mutating func load(at offset: Int64, count: Int) throws(MeasuringFailure) {
        if Task.isCancelled { throw .cancelled }
        let wanted = Int(min(Int64(min(count, Self.capacity)), fileByteCount - offset))
        windowCount = 0
        if buffer.count < wanted {
            buffer.deallocate()
            buffer = .allocate(byteCount: wanted <= Self.page ? Self.page : Self.capacity, alignment: 64)
        }
        let target = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        let got = try source.read(into: target, at: offset)
        guard got == wanted else { throw .shrank(expected: fileByteCount, present: offset + Int64(got)) }
        windowOffset = offset
        windowCount = got
        progress?.add(bytes: Int(max(0, offset + Int64(got) - furthest)))
        furthest = max(furthest, offset + Int64(got))
        if hash != nil, offset <= hashedCount, offset + Int64(got) > hashedCount {
            hash?.update(bufferPointer: .init(rebasing: target[Int(hashedCount - offset)...]))
            hashedCount = offset + Int64(got)
        }
    }

    /// The SHA-256 of the whole file in lower-case hexadecimal, reading what was not read yet; nil when hashing was not
    /// asked for.
    mutating func finishHash() throws(MeasuringFailure) -> String? {
        guard hash != nil else { return nil }
        while hashedCount < fileByteCount { try load(at: hashedCount, count: Self.capacity) }
        return hash.map { Hexadecimal.string($0.finalize()) }
    }
}
