import VoicePreflight

/// The arguments as the operating system gave them: a file name need not be UTF-8, but Swift's arguments are.
enum RawArguments {
    /// The bytes of an argument that the parser saw as text.
    static func bytes(of argument: String) -> [UInt8] {
        // Only an argument that was not UTF-8 holds the replacement character; look it up among the raw ones.
        guard argument.unicodeScalars.contains("\u{FFFD}") else { return Array(argument.utf8) }
        for index in 0..<Int(CommandLine.argc) {
            guard let pointer = unsafe CommandLine.unsafeArgv[index] else { continue }
            if unsafe String(cString: pointer) == argument {
                var bytes: [UInt8] = []
                var offset = 0
                while unsafe pointer[offset] != 0 {
                    unsafe bytes.append(UInt8(bitPattern: pointer[offset]))
                    offset += 1
                }
                return bytes
            }
        }
        return Array(argument.utf8)
    }

    static func path(_ argument: String) -> RecordingPath { RecordingPath(bytes: bytes(of: argument)) }
}
