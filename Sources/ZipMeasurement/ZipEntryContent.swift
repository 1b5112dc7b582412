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
    /// Yields the bytes from any offset.
    let read: RecordingMeasurer.Read

    /// The kind of archive that it is, as in "is …"; nil if it is not one.
    var archiveKind: String? {
        head.withUnsafeBytes { ForeignFormat.name(of: $0) }.flatMap { $0.hasSuffix(" archive") ? $0 : nil }
    }

    /// The content as a text; nil where it is larger than a text with the words of a recording can be.
    func text() throws(MeasuringFailure) -> TranscriptMeasurement? {
        guard byteCount <= 1 << 20 else { return nil }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(byteCount), alignment: 16)
        defer { buffer.deallocate() }
        let got = try read(buffer, 0)
        return TranscriptMeasurer.measure(bytes: Array(buffer[..<got]))
    }

    /// Reads the entry whose data is in `data`.
    ///
    /// - Parameter remainingTotal: How many bytes may be read of all entries.
    init(
        _ entry: ZipEntry, _ data: Range<Int64>, read source: @escaping RecordingMeasurer.Read, remainingTotal: Int64
    ) throws(Failure) {
        var (count, crc, head) = (Int64(0), CRC32(), [UInt8]())
        func pass(_ bytes: UnsafeRawBufferPointer) {
            if head.count < 4096 { head += bytes.prefix(4096 - head.count) }
            crc.update(bytes)
            count += Int64(bytes.count)
        }
        if entry.method == .stored {
            let start = data.lowerBound
            read = { (target, offset) throws(MeasuringFailure) in try source(target, start + offset) }
            do throws(MeasuringFailure) {
                try Self.readStored(data.upperBound - start, with: read, pass)
            } catch {
                throw .unreadable(error)
            }
        } else {
            let limit = max(
                ZipContents.harmlessByteCount, (data.upperBound - data.lowerBound) * ZipContents.greatestRatio)
            do throws(DeflateFailure) {
                let deflated = try DeflatedEntry(data: data, read: source)
                read = deflated.read
                try deflated.inflate { bytes in
                    pass(bytes)
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

    private static func readStored(
        _ byteCount: Int64, with read: RecordingMeasurer.Read, _ pass: (UnsafeRawBufferPointer) -> Void
    ) throws(MeasuringFailure) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: ZipBytes.capacity, alignment: 64)
        defer { buffer.deallocate() }
        var offset: Int64 = 0
        while offset < byteCount {
            if Task.isCancelled { throw .cancelled }
            let wanted = Int(min(Int64(buffer.count), byteCount - offset))
            let got = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]), offset)
            guard got == wanted else { throw .shrank(expected: byteCount, present: offset + Int64(got)) }
            pass(UnsafeRawBufferPointer(rebasing: buffer[..<got]))
            offset += Int64(got)
        }
    }
}
