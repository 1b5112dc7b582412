import AudioMeasurement
import PreflightModel

/// The content of one entry, read once to its end, and then from any offset.
struct ZipEntryContent {
    /// Why an entry has no content.
    enum Failure: Error {
        /// The zip itself cannot be read.
        case unreadable(MeasuringFailure)
        /// The data cannot be inflated after so many bytes.
        case damaged(Int64, message: String)
        /// It inflates to more than its compressed size can honestly hold.
        case bomb(Int64)
        /// All entries together do.
        case total(Int64)
    }

    /// The size, counted.
    private(set) var byteCount: Int64 = 0
    /// The CRC-32, computed.
    private(set) var crc: UInt32 = 0
    /// The first bytes, at most 4,096.
    private(set) var head: [UInt8] = []
    /// The content itself, from any offset.
    let source: any ByteSource

    /// The kind of archive that it is, as in "is …"; nil if it is not one.
    var archiveKind: ForeignFormat? { ForeignFormat(archive: head) }

    /// The content as a text; nil where it is larger than a text with the words of a recording can be.
    func text() throws(MeasuringFailure) -> TranscriptMeasurement? {
        guard byteCount <= 1 << 20 else { return nil }
        return TranscriptMeasurer.measure(bytes: try source.bytes(at: 0, count: Int(byteCount)))
    }

    /// Reads the entry whose data is in `data`.
    ///
    /// - Parameter remainingTotal: How many bytes may be read of all entries.
    init(
        _ entry: ZipEntry, _ data: Range<Int64>, of zip: any ByteSource, remainingTotal: Int64
    ) throws(Failure) {
        var (count, crc, head) = (Int64(0), CRC32(), [UInt8]())
        func pass(_ bytes: UnsafeRawBufferPointer) {
            if head.count < 4096 { unsafe head += bytes.prefix(4096 - head.count) }
            unsafe crc.update(bytes)
            count += Int64(bytes.count)
        }
        if entry.method == .stored {
            let stored = StoredEntry(data: data, zip: zip)
            source = stored
            do throws(MeasuringFailure) {
                unsafe try Self.readAll(stored, pass)
            } catch {
                throw .unreadable(error)
            }
        } else {
            let limit = max(
                ZipContents.harmlessByteCount, (data.upperBound - data.lowerBound) * ZipContents.greatestRatio)
            do throws(DeflateFailure) {
                let deflated = try DeflatedEntry(data: data, of: zip)
                source = deflated
                unsafe try deflated.inflate { bytes in
                    unsafe pass(bytes)
                    return count <= limit && count <= remainingTotal && !Task.isCancelled
                }
            } catch {
                throw error.cause.map { .unreadable($0) } ?? .damaged(count, message: error.message)
            }
            if Task.isCancelled { throw .unreadable(.cancelled) }
            if count > limit { throw .bomb(count) }
            if count > remainingTotal { throw .total(count) }
        }
        (byteCount, self.crc, self.head) = (count, crc.value, head)
    }

    private static func readAll(
        _ entry: StoredEntry, _ pass: (UnsafeRawBufferPointer) -> Void
    ) throws(MeasuringFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipBytes.capacity, alignment: 64)
        defer { unsafe buffer.deallocate() }
        var offset: Int64 = 0
        while offset < entry.byteCount {
            if Task.isCancelled { throw .cancelled }
            let wanted = Int(min(Int64(buffer.count), entry.byteCount - offset))
            let got = unsafe try entry.read(
                into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), at: offset)
            guard got == wanted else { throw .shrank(expected: entry.byteCount, present: offset + Int64(got)) }
            unsafe pass(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            offset += Int64(got)
        }
    }
}
