import PreflightModel
import SystemFiles

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
            SystemFiles.remove(RecordingPath(self.path))
            return nil
        }
        let rest = bytes[(end + 1)...]
        // The measurement of what the recording was before: it will be replaced.
        guard rest.starts(with: "\(key.text)\n".utf8) else { return nil }
        let json = Data(rest.dropFirst(key.text.utf8.count + 1))
        guard var measurement = try? JSONDecoder().decode(DrawnMeasurement.self, from: json).measurement else {
            SystemFiles.remove(RecordingPath(self.path))
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
        let random = Self.hexadecimal(.random(in: .min ... .max))
        let beside = RecordingPath("\(path).\(SystemProcess.number).\(random)\(Self.unfinishedSuffix)")
        guard let descriptor = try? FileDescriptor(creating: beside, permissions: 0o600) else { return }
        do {
            try descriptor.write(bytes)
            try descriptor.close()
            try SystemFiles.move(beside, to: RecordingPath(path))
        } catch {
            SystemFiles.remove(beside)
        }
    }

    private static func head(of rest: ArraySlice<UInt8>) -> String {
        var checksum = CRC64()
        unsafe rest.withUnsafeBytes { unsafe checksum.update($0) }
        return "\(format) \(hexadecimal(checksum.value))"
    }

    private static func hexadecimal(_ value: UInt64) -> String {
        Hexadecimal.string((0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) })
    }

    private func read() -> [UInt8]? {
        guard let descriptor = try? FileDescriptor(reading: RecordingPath(path), followingLinks: false) else {
            return nil
        }
        guard let status = try? descriptor.status(), status.kind == .file,
            let bytes = try? descriptor.readToEnd(atMost: Self.greatestSize)
        else { return [] }
        // The file's own modification time says when somebody last asked for it; to the day is exact enough.
        if SystemClock.seconds - status.modified.seconds > 86_400 { descriptor.touch() }
        return bytes
    }
}
