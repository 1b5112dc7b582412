import VoicePreflight

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `-=NAME`: a recording whose bytes come from standard input, and what it is called.
enum StandardInputRecording {
    /// What such a path begins with.
    private static let mark = Array("-=".utf8)

    /// What a path calls the recording from standard input; nil for a path of a file.
    static func name(in path: some Collection<UInt8>) -> RecordingPath? {
        path.starts(with: mark) ? RecordingPath(bytes: Array(path.dropFirst(mark.count))) : nil
    }

    /// Whether one of the arguments reads standard input, for paths or for a recording.
    static func isWanted(by arguments: [String]) -> Bool {
        arguments.flatMap(LongArguments.ofProcess.unfolded).contains { $0 == "-" || isOne($0) }
    }

    /// Refuses recordings from standard input where files are wanted.
    ///
    /// - Parameter reason: What follows "a recording from standard input".
    /// - Throws: `CommandFailure` with status 64.
    static func refuse(in arguments: [String], reason: String) throws {
        for argument in arguments.flatMap(LongArguments.ofProcess.unfolded) where isOne(argument) {
            throw CommandFailure(
                .usage, "\(argument): a recording from standard input \(reason). Save it to a file, and give the file.")
        }
    }

    private static func isOne(_ argument: String) -> Bool {
        if argument.hasPrefix("-=") { return true }
        guard let equals = argument.firstIndex(of: "=") else { return false }
        return argument[argument.index(after: equals)...].hasPrefix("-=")
    }

    /// Standard input, to be read from any offset: itself where it is a file at its start, else a copy in a temporary file
    /// that has no name.
    ///
    /// - Throws: `CommandFailure` with status 74 when it cannot be read or copied, 73 when there is no place for the copy.
    static func source() throws -> any ByteSource & Sendable {
        var status = stat()
        guard unsafe fstat(STDIN_FILENO, &status) == 0 else { throw unreadable() }
        if status.st_mode & S_IFMT == S_IFREG, lseek(STDIN_FILENO, 0, SEEK_CUR) == 0 {
            let copy = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
            guard copy >= 0 else { throw unreadable() }
            return try file(copy)
        }
        return try file(try spooled())
    }

    private static func file(_ descriptor: Int32) throws -> any ByteSource & Sendable {
        do throws(MeasuringFailure) {
            return try RecordingFile(taking: descriptor)
        } catch {
            let message = EnglishSentences().message(of: UnreadableRecording(path: "-", error))
            throw CommandFailure(.inputOutput, "standard input: \(message)")
        }
    }

    private static func unreadable() -> CommandFailure {
        CommandFailure(.inputOutput, unsafe "standard input cannot be read: \(String(cString: strerror(errno))).")
    }

    /// Copies standard input, a block at a time.
    private static func spooled() throws -> Int32 {
        let folder =
            unsafe getenv("TMPDIR").map { unsafe String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(folder)/voice-preflight-XXXXXX".utf8CString)
        let descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else {
            throw CommandFailure(
                .cannotCreate,
                unsafe "\(folder): no copy of standard input can be made there: \(String(cString: strerror(errno))). Set TMPDIR "
                    + "to a folder that can be written to.")
        }
        // Whatever ends this process, nothing is left behind.
        unsafe unlink(template)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        do {
            try copy(to: descriptor, in: folder)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func copy(to descriptor: Int32, in folder: String) throws {
        var buffer = [UInt8](repeating: 0, count: 256 * 1024)
        while true {
            let count = unsafe read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable() }
            if count == 0 { return }
            var done = 0
            while done < count {
                let written = unsafe buffer.withUnsafeBytes { bytes in
                    unsafe bytes.baseAddress.map { unsafe write(descriptor, $0 + done, count - done) } ?? 0
                }
                if written < 0, errno == EINTR { continue }
                guard written > 0 else {
                    throw CommandFailure(
                        .inputOutput,
                        unsafe "standard input cannot be copied to \(folder): \(String(cString: strerror(errno))). Set TMPDIR "
                            + "to a folder with more room.")
                }
                done += written
            }
        }
    }
}
