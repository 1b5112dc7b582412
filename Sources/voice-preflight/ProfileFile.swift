import SystemFiles
import VoicePreflight

/// Reads a user's own profile, and other small files that people write.
enum ProfileFile {
    /// No profile is anywhere near as large; a recording given by mistake is.
    private static let greatestSize = 1 << 20

    static func bytes(_ path: String, greatestSize: Int = greatestSize) throws -> [UInt8] {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try FileDescriptor(reading: RecordingPath(path)).readToEnd(atMost: greatestSize)
        } catch {
            throw CommandFailure(.noInput, "\(path): cannot be read: \(error).")
        }
        guard let bytes else {
            throw CommandFailure(
                .configuration, "\(path): is larger than \(greatestSize >> 20) MiB, the limit for such files.")
        }
        return bytes
    }
}
