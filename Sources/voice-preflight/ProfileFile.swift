import VoicePreflight

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Reads a user's own profile, and other small files that people write.
enum ProfileFile {
    /// No profile is anywhere near as large; a recording given by mistake is.
    private static let greatestSize = 1 << 20

    static func bytes(_ path: String, greatestSize: Int = greatestSize) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw CommandFailure(.noInput, "\(path): cannot be read: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count >= 0 else {
                throw CommandFailure(.noInput, "\(path): cannot be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= greatestSize else {
                throw CommandFailure(
                    .configuration, "\(path): is larger than \(greatestSize >> 20) MiB, the limit for such files.")
            }
        }
    }
}
