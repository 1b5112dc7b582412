import MessageDigests
import PreflightModel

/// Reads the entries of a stored zip back from the file while it is being written, a little behind the writer.
///
/// The content of a stored entry stands in the file as it is, so its digests are those of a range of the file. What the
/// directory says of the entries is only known when the zip is complete, and has to be held against this then.
struct FollowingReader {
    /// An entry as it was found in the file.
    struct Entry {
        var digest: SizedDigest
        var crc32: UInt32
    }

    private let file: InputFile
    private var written: AsyncStream<Int64>.AsyncIterator
    private var end: Int64 = 0

    /// A reader of the file at `path`, of whose length `written` tells.
    init(_ path: RecordingPath, behind written: AsyncStream<Int64>) throws {
        file = try InputFile(path)
        self.written = written.makeAsyncIterator()
    }

    /// The entries, in the order of the file, of which each has the size that is expected; nil where the file turns out
    /// to be something else.
    mutating func entries(byteCounts: [Int64]) async throws -> [Entry]? {
        var entries: [Entry] = []
        var offset: Int64 = 0
        for byteCount in byteCounts {
            // The local file header (APPNOTE.TXT 4.3.7): 30 bytes, then name and extra field.
            guard await reaches(offset + 30) else { return nil }
            let header = try file.window(at: offset, count: 30)
            guard header.count == 30, Array(header[..<4]) == [0x50, 0x4B, 3, 4] else { return nil }
            offset += 30 + Int64(header[26]) + Int64(header[27]) << 8 + Int64(header[28]) + Int64(header[29]) << 8
            guard let entry = try await entry(at: offset, byteCount: byteCount) else { return nil }
            entries.append(entry)
            offset += byteCount
        }
        return entries
    }

    private mutating func entry(at start: Int64, byteCount: Int64) async throws -> Entry? {
        var (sha256, crc32) = (SHA256(), CRC32())
        var offset = start
        while offset < start + byteCount {
            guard await reaches(offset + 1) else { return nil }
            let count = min(Int64(InputFile.windowSize), start + byteCount - offset, end - offset)
            let window = try file.window(at: offset, count: Int(count))
            guard window.count == Int(count) else { return nil }
            unsafe window.withUnsafeBytes { bytes in
                unsafe sha256.update(bufferPointer: bytes)
                unsafe crc32.update(bytes)
            }
            offset += count
        }
        let digest = SizedDigest(byteCount: byteCount, sha256: Hexadecimal.string(sha256.finalize()))
        return Entry(digest: digest, crc32: crc32.value)
    }

    /// Waits until so much is written; false when less was written in all.
    private mutating func reaches(_ count: Int64) async -> Bool {
        while end < count {
            guard let written = await written.next() else { return false }
            end = written
        }
        return true
    }
}
