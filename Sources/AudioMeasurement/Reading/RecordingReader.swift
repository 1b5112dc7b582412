import MessageDigests
package import PreflightModel

/// The bytes of one recording, read in large windows with one buffer of fixed size.
///
/// Whatever a hostile header claims, no more than `capacity` bytes are ever held. When hashing was asked for, bytes are
/// hashed as they first pass by in order, so that length, hash and samples come from one reading of the file.
@safe
package struct RecordingReader: ~Copyable {
    /// The most bytes that one call of `withBytes` hands over; a window fits into the second-level cache of a processor.
    package static let capacity = 256 * 1024

    /// How many bytes are read at once where nothing more is asked for.
    private static let page = 4096

    /// The size of the recording in bytes, from `origin` on.
    package var byteCount: Int64 { fileByteCount - origin }

    /// The size of the whole file in bytes.
    let fileByteCount: Int64

    /// Where in the file the recording begins, behind bytes that are none of it: offsets count from here.
    package var origin: Int64 = 0

    /// How many bytes to read at once; a walker that goes through the whole file sets it to `capacity`.
    package var readAhead = Self.page

    private let source: any ByteSource
    private let progress: ProgressMeter?
    /// Room for a window; no more than was asked for, since most recordings of a large set need only their first page.
    private var buffer = unsafe UnsafeMutableRawBufferPointer(start: nil, count: 0)
    private var windowOffset: Int64 = 0
    private var windowCount = 0
    private var hash: SHA256?
    private var hashedCount: Int64 = 0
    /// How far the file was read: what is read twice is progress once.
    private var furthest: Int64 = 0

    /// A reader over the bytes of `source`.
    package init(_ source: any ByteSource, hashing: Bool = false, progress: ProgressMeter? = nil) {
        fileByteCount = source.byteCount
        self.source = source
        self.progress = progress
        hash = hashing ? SHA256() : nil
    }

    /// A reader over bytes in memory.
    init(bytes: [UInt8], hashing: Bool = false) { self.init(MemorySource(bytes), hashing: hashing) }

    deinit { unsafe buffer.deallocate() }

    /// Hands over the bytes from `offset` on: `count` of them, or fewer where the file ends or `capacity` is reached. An
    /// offset outside the file gives no bytes.
    @inline(__always)
    package mutating func withBytes<Result>(
        at offset: Int64, count: Int, _ body: (RawSpan) throws(MeasuringFailure) -> Result
    ) throws(MeasuringFailure) -> Result {
        let range = try loaded(at: offset, count: count)
        return try body(unsafe UnsafeRawBufferPointer(rebasing: buffer[range]).bytes)
    }

    /// Hands over all bytes that are at hand from `offset` on without another read, at least `count` where the file has
    /// them.
    ///
    /// For walkers of long streams: ask once a window, walk inside it, ask again where it ends.
    @inline(__always)
    mutating func withWindow<Result>(
        at offset: Int64, atLeast count: Int, _ body: (RawSpan) throws(MeasuringFailure) -> Result
    ) throws(MeasuringFailure) -> Result {
        let range = try loaded(at: offset, count: count)
        let window = range.isEmpty ? range : range.lowerBound..<windowCount
        return try body(unsafe UnsafeRawBufferPointer(rebasing: buffer[window]).bytes)
    }

    /// A copy of at most `FieldBytes.capacity` bytes from `offset` on, as `withBytes` gives them.
    mutating func fields(at offset: Int64, count: Int) throws(MeasuringFailure) -> FieldBytes {
        try withBytes(at: offset, count: min(count, FieldBytes.capacity)) { FieldBytes($0) }
    }

    /// A copy of the bytes that `withBytes` gives.
    package mutating func array(at offset: Int64, count: Int) throws(MeasuringFailure) -> [UInt8] {
        try withBytes(at: offset, count: count) { $0.array }
    }

    /// Sees to it that the bytes from `offset` on are in the buffer, and says where.
    private mutating func loaded(at offset: Int64, count: Int) throws(MeasuringFailure) -> Range<Int> {
        guard offset >= 0, offset < byteCount, count > 0 else { return 0..<0 }
        let wanted = Int(min(Int64(min(count, Self.capacity)), byteCount - offset))
        let place = origin + offset
        if place < windowOffset || place + Int64(wanted) > windowOffset + Int64(windowCount) {
            try load(at: place, count: max(wanted, readAhead))
        }
        let start = Int(place - windowOffset)
        return start..<(start + wanted)
    }

    /// Loads bytes from a place in the file, whatever the origin.
    private mutating func load(at offset: Int64, count: Int) throws(MeasuringFailure) {
        if Task.isCancelled { throw .cancelled }
        let wanted = Int(min(Int64(min(count, Self.capacity)), fileByteCount - offset))
        windowCount = 0
        if unsafe buffer.count < wanted {
            unsafe buffer.deallocate()
            unsafe buffer = .allocate(byteCount: wanted <= Self.page ? Self.page : Self.capacity, alignment: 64)
        }
        let target = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        let got = try unsafe source.read(into: target, at: offset)
        guard got == wanted else { throw .shrank(expected: fileByteCount, present: offset + Int64(got)) }
        windowOffset = offset
        windowCount = got
        progress?.add(bytes: Int(max(0, offset + Int64(got) - furthest)))
        furthest = max(furthest, offset + Int64(got))
        if hash != nil, offset <= hashedCount, offset + Int64(got) > hashedCount {
            unsafe hash?.update(bufferPointer: .init(rebasing: target[Int(hashedCount - offset)...]))
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
