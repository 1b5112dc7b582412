#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Writes results to standard output, and notices when that fails.
enum StandardOutput {
    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Writes all of the text.
    ///
    /// - Throws: `CommandFailure` with status 74 when it cannot be written, for instance because the disk is full.
    static func write(_ text: String) throws {
        try FileDescriptorWriter.write(text, to: STDOUT_FILENO, name: "standard output")
    }
}

/// Writes messages to standard error; there is nobody to tell when that fails.
enum StandardError {
    /// Whether standard error is a terminal that understands escape sequences.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb" }

    static func write(_ text: String) {
        try? FileDescriptorWriter.write(text, to: STDERR_FILENO, name: "standard error")
    }
}

/// Writes a result to a file: beside its goal first, and in its place only when it is complete.
enum OutputFile {
    /// Writes all of the text to the file at `path`.
    ///
    /// - Throws: `CommandFailure` with status 73 when the file cannot be created, 74 when it cannot be written.
    static func write(
        _ text: String, to path: String, remedy: String = "Choose another place with --format F=FILE."
    ) throws {
        // A device such as /dev/stdout or a pipe cannot be put in place by renaming.
        if isSpecial(path) { return try writeInPlace(text, to: path, remedy) }
        let beside = "\(path).\(getpid()).part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw cannotCreate(path, remedy) }
        do {
            try FileDescriptorWriter.write(text, to: descriptor, name: path)
        } catch {
            close(descriptor)
            unlink(beside)
            throw error
        }
        guard close(descriptor) == 0, rename(beside, path) == 0 else {
            let failure = cannotCreate(path, remedy)
            unlink(beside)
            throw failure
        }
    }

    /// Adds text to the end of a file, which is made if there is none.
    ///
    /// - Parameters:
    ///   - remedy: What to do when the file cannot be opened.
    ///   - text: Makes the text from the number of bytes that the file has already.
    /// - Throws: `CommandFailure` with status 73 when the file cannot be opened, 74 when it cannot be written.
    static func append(to path: String, remedy: String, text: (Int) -> String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw cannotCreate(path, remedy) }
        defer { close(descriptor) }
        var status = stat()
        let byteCount = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        try FileDescriptorWriter.write(text(byteCount), to: descriptor, name: path)
    }

    private static func writeInPlace(_ text: String, to path: String, _ remedy: String) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw cannotCreate(path, remedy) }
        defer { close(descriptor) }
        try FileDescriptorWriter.write(text, to: descriptor, name: path)
    }

    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
    }

    private static func cannotCreate(_ path: String, _ remedy: String) -> CommandFailure {
        CommandFailure(
            .cannotCreate, "\(path): cannot be created: \(String(cString: strerror(errno))). \(remedy)")
    }
}

enum FileDescriptorWriter {
    static func write(_ text: String, to descriptor: Int32, name: String) throws {
        var text = text
        try text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let base = rest.baseAddress, !rest.isEmpty {
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, base, rest.count)
                #elseif canImport(Musl)
                    let count = Musl.write(descriptor, base, rest.count)
                #else
                    let count = Darwin.write(descriptor, base, rest.count)
                #endif
                if count < 0 {
                    if errno == EINTR { continue }
                    throw CommandFailure(
                        .inputOutput, "\(name): cannot be written: \(String(cString: strerror(errno))).")
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
