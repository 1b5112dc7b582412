import SystemFiles
import VoicePreflight

/// Writes results to standard output, and notices when that fails.
enum StandardOutput {
    /// Whether standard output is a terminal.
    static var isTerminal: Bool { FileDescriptor.standardOutput.isTerminal }

    /// Writes all of the text.
    ///
    /// - Throws: `CommandFailure` with status 74 when it cannot be written, for instance because the disk is full.
    static func write(_ text: String) throws {
        try FileDescriptorWriter.write(text, to: .standardOutput, name: "standard output")
    }
}

/// Writes messages to standard error; there is nobody to tell when that fails.
enum StandardError {
    /// Whether standard error is a terminal that understands escape sequences.
    static var isTerminal: Bool { FileDescriptor.standardError.isTerminal && SystemProcess.variable("TERM") != "dumb" }

    static func write(_ text: String) {
        try? FileDescriptorWriter.write(text, to: .standardError, name: "standard error")
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
        let output = try ResultOutput(file: path, remedy: remedy)
        try output.write(text)
        try output.finish()
    }

    /// Adds text to the end of a file, which is made if there is none.
    ///
    /// - Parameters:
    ///   - remedy: What to do when the file cannot be opened.
    ///   - text: Makes the text from the number of bytes that the file has already.
    /// - Throws: `CommandFailure` with status 73 when the file cannot be opened, 74 when it cannot be written.
    static func append(to path: String, remedy: String, text: (Int) -> String) throws {
        let descriptor = try cannotCreate(path, remedy) { () throws(SystemError) in
            try FileDescriptor(appendingTo: RecordingPath(path))
        }
        let byteCount = (try? descriptor.status()).map { Int($0.byteCount) } ?? 0
        try FileDescriptorWriter.write(text(byteCount), to: descriptor, name: path)
    }

    static func isSpecial(_ path: String) -> Bool {
        FileKind(of: RecordingPath(path)).map { $0 != .file && $0 != .folder } ?? false
    }

    static func cannotCreate(_ path: String, _ remedy: String, _ error: SystemError) -> CommandFailure {
        CommandFailure(.cannotCreate, "\(path): cannot be created: \(error). \(remedy)")
    }

    static func cannotCreate(
        _ path: String, _ remedy: String, _ open: () throws(SystemError) -> FileDescriptor
    ) throws(CommandFailure) -> FileDescriptor {
        do throws(SystemError) { return try open() } catch { throw cannotCreate(path, remedy, error) }
    }
}

enum FileDescriptorWriter {
    static func write(_ text: String, to descriptor: borrowing FileDescriptor, name: String) throws {
        do throws(SystemError) { try descriptor.write(text) } catch {
            throw CommandFailure(.inputOutput, "\(name): cannot be written: \(error).")
        }
    }
}
