import VoicePreflight

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns `[ROLE=]PATH` arguments into inputs; `-` stands for paths from standard input, `-=NAME` for a recording from it.
struct InputArguments {
    /// The roles of the profiles, in order; empty for `measure`, which knows no roles.
    let roles: [String]

    /// The inputs in the order of the arguments.
    ///
    /// - Throws: `CommandFailure` with status 64 for an unknown role or where standard input is wanted twice, 66 when it
    ///   held no path, 73 or 74 when a recording cannot be read from it.
    func inputs(_ arguments: [String]) throws -> [RecordingInput] {
        var isInputTaken = false
        func takeInput(for argument: String) throws {
            guard !isInputTaken else {
                throw CommandFailure(
                    .usage, "\(argument): standard input is read already. Give the recording in a file.")
            }
            isInputTaken = true
        }
        return try arguments.flatMap(LongArguments.ofProcess.unfolded).flatMap { argument -> [RecordingInput] in
            if argument == "-" {
                try takeInput(for: argument)
                return try standardInput()
            }
            var input = try input(RawArguments.bytes(of: argument))
            if let name = StandardInputRecording.name(in: input.path.bytes) {
                guard !name.bytes.isEmpty else {
                    throw CommandFailure(
                        .usage, "\(argument) does not say what the recording is called. Write \(argument)take.wav, say."
                    )
                }
                try takeInput(for: argument)
                input.path = name
                input.source = try StandardInputRecording.source()
            }
            return [input]
        }
    }

    private func input(_ bytes: [UInt8]) throws -> RecordingInput {
        guard !bytes.isEmpty else {
            throw CommandFailure(.noInput, "one of the paths is empty. Give the name of a file or folder.")
        }
        guard !roles.isEmpty, StandardInputRecording.name(in: bytes) == nil,
            let equals = bytes.firstIndex(of: UInt8(ascii: "=")),
            let name = String(validating: bytes[..<equals], as: UTF8.self)
        else { return RecordingInput(path: RecordingPath(bytes: bytes)) }
        let path = RecordingPath(bytes: bytes[(equals + 1)...])
        if roles.contains(name) {
            guard !path.bytes.isEmpty else { throw CommandFailure(.usage, "\(name)= has no path after it.") }
            return RecordingInput(role: name, path: path)
        }
        // A name with "=" in it may be a file after all.
        if case .unknown = Existence(RecordingPath(bytes: bytes)), !name.contains("/") {
            let near = Words.nearest(to: name, among: roles)
            throw CommandFailure(
                .usage,
                "there is no role \"\(name)\"; the profile has \(roles.joined(separator: ", "))."
                    + (near.map { " Did you mean \"\($0)=\"?" } ?? ""))
        }
        return RecordingInput(path: RecordingPath(bytes: bytes))
    }

    /// One path a line; or, where there is a zero byte, paths that end with one (`find -print0`).
    private func standardInput() throws -> [RecordingInput] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw CommandFailure(
                    .inputOutput, unsafe "standard input cannot be read: \(String(cString: strerror(errno))).")
            }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        let separator: UInt8 = bytes.contains(0) ? 0 : UInt8(ascii: "\n")
        let lines = bytes.split(separator: separator).map { line in
            separator != 0 && line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        }
        guard !lines.isEmpty else { throw CommandFailure(.noInput, "standard input contained no paths.") }
        return try lines.map { try input(Array($0)) }
    }
}

/// Whether something is there.
enum Existence {
    case known, unknown

    init(_ path: RecordingPath) {
        self = unsafe access(path.bytes.map { CChar(bitPattern: $0) } + [0], F_OK) == 0 ? .known : .unknown
    }
}
