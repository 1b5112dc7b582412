import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One remembered measurement on the disk: a line with format and checksum, a line with the key, and the measurement as
/// JSON.
struct CacheFile {
    let path: String

    /// Usual measurements take a kilobyte, or some 20 with a waveform; one with so many defects that it takes more than
    /// this is made again.
    static let greatestSize = 65_536
    /// The end of every file's name.
    static let suffix = ".measurement"
    /// The end of the name of a file that is being written.
    static let unfinishedSuffix = ".part"

    private static let format = "voice-preflight/measurement-cache/1"

    /// The name of a file for what `subject` says.
    static func name(_ subject: [UInt8]) -> String { hexadecimal(CRC64.value(of: subject)) + suffix }

    /// The measurement of this key, as one of the recording at `path`; nil if there is none. What is damaged is
    /// removed.
    func measurement(for key: CacheKey, path: RecordingPath) -> RecordingMeasurement? {
        guard let bytes = read() else { return nil }
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            bytes[..<end].elementsEqual(Self.head(of: bytes[(end + 1)...]).utf8)
        else {
            unlink(self.path)
            return nil
        }
        let rest = bytes[(end + 1)...]
        // The measurement of what the recording was before: it will be replaced.
        guard rest.starts(with: "\(key.text)\n".utf8) else { return nil }
        let json = Data(rest.dropFirst(key.text.utf8.count + 1))
        guard var measurement = try? JSONDecoder().decode(DrawnMeasurement.self, from: json).measurement else {
            unlink(self.path)
            return nil
        }
        measurement.path = path
        return measurement
    }

    /// Writes the measurement beside its place, and puts it there when it is complete. Failing is no harm: the recording
    /// is measured again.
    func store(_ measurement: RecordingMeasurement, for key: CacheKey) {
        guard let json = try? JSONEncoder().encode(DrawnMeasurement(measurement: measurement)) else { return }
        let rest = Array("\(key.text)\n".utf8) + Array(json)
        let bytes = Array("\(Self.head(of: rest[...]))\n".utf8) + rest
        guard bytes.count <= Self.greatestSize else { return }
        let beside = "\(path).\(getpid()).\(Self.hexadecimal(.random(in: .min ... .max)))\(Self.unfinishedSuffix)"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard close(descriptor) == 0, count == bytes.count, rename(beside, path) == 0 else {
            unlink(beside)
            return
        }
    }

    private static func head(of rest: ArraySlice<UInt8>) -> String {
        var checksum = CRC64()
        rest.withUnsafeBytes { checksum.update($0) }
        return "\(format) \(hexadecimal(checksum.value))"
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        Hexadecimal.string((0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) })
    }

    private func read() -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (1...Self.greatestSize).contains(Int(status.st_size))
        else { return [] }
        let size = Int(status.st_size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, size, 0))
        }
        markAsUsed(descriptor, status)
        return bytes
    }

    /// The file's own modification time says when somebody last asked for it; to the day is exact enough.
    private func markAsUsed(_ descriptor: Int32, _ status: stat) {
        #if canImport(Darwin)
            let used = status.st_mtimespec.tv_sec
        #else
            let used = status.st_mtim.tv_sec
        #endif
        if time(nil) - used > 86_400 { futimens(descriptor, nil) }
    }
}
