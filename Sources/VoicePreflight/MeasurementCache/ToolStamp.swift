import PreflightModel
import SystemFiles

/// What tells one build of this program, with the decoders that it has loaded, from another.
///
/// The version alone would not: a library of the system is replaced under the same version of ours.
enum ToolStamp {
    static let ofProcess = stamp(files: loadedFiles)

    /// The version, and a checksum of where, how large and how old these files are.
    static func stamp(files: [String]) -> String {
        let states = files.map { path in
            let identity = try? RecordingFile(RecordingPath(path)).identityAtOpen
            return identity.map { "\(path) \($0.byteCount) \($0.inode) \($0.modified)" } ?? path
        }
        let tool = Report.Tool.voicePreflight
        return "\(tool.version)-\(CRC64.value(of: Array(states.joined(separator: "\n").utf8)))"
    }

    /// The program and its shared libraries.
    private static var loadedFiles: [String] {
        #if os(Linux)
            guard let maps = try? FileDescriptor(reading: "/proc/self/maps"),
                let bytes = try? maps.readToEnd(atMost: 1 << 24)
            else { return CommandLine.arguments.prefix(1).map { $0 } }
            var files: Set<String> = []
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                // "559a1c000000-559a1c001000 r-xp 00000000 fd:01 1234  /usr/lib/libsndfile.so.1.0.35"
                let fields = String(decoding: line, as: UTF8.self).split(
                    separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
                guard fields.count == 6, fields[1].contains("x"), fields[5].hasPrefix("/") else { continue }
                files.insert(String(fields[5]))
            }
            return files.sorted()
        #else
            return CommandLine.arguments.prefix(1).map { $0 }
        #endif
    }
}
