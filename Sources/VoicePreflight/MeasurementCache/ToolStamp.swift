import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

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
            guard let maps = fopen("/proc/self/maps", "re") else { return CommandLine.arguments.prefix(1).map { $0 } }
            defer { fclose(maps) }
            var files: Set<String> = []
            var line = [CChar](repeating: 0, count: 4096 + 128)
            while fgets(&line, Int32(line.count), maps) != nil {
                // "559a1c000000-559a1c001000 r-xp 00000000 fd:01 1234  /usr/lib/libsndfile.so.1.0.35"
                let bytes = line.prefix { $0 != 0 && $0 != 10 }.map { UInt8(bitPattern: $0) }
                let text = String(decoding: bytes, as: UTF8.self)
                let fields = text.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
                guard fields.count == 6, fields[1].contains("x"), fields[5].hasPrefix("/") else { continue }
                files.insert(String(fields[5]))
            }
            return files.sorted()
        #else
            return CommandLine.arguments.prefix(1).map { $0 }
        #endif
    }
}
