import SystemFiles
import VoicePreflight

/// A result that is written piece by piece, to standard output or into a file: beside its goal first, and in its place
/// only when it is complete.
final class ResultOutput {
    private let file: String?
    private let remedy: String
    private var descriptor: FileDescriptor?
    /// The unfinished file; nil for standard output, devices and pipes.
    private var beside: RecordingPath?

    /// Opens the file, or standard output where it is nil.
    ///
    /// - Throws: `CommandFailure` with status 73 when the file cannot be created.
    init(
        file: String?, remedy: String = "Choose another place with --format F=FILE.", permissions: UInt32 = 0o666
    ) throws {
        (self.file, self.remedy) = (file, remedy)
        guard let file else { return }
        // A device such as /dev/stdout or a pipe cannot be put in place by renaming.
        if OutputFile.isSpecial(file) {
            descriptor = try OutputFile.cannotCreate(file, remedy) { () throws(SystemError) in
                try FileDescriptor(writing: RecordingPath(file))
            }
            return
        }
        let beside = RecordingPath("\(file).\(SystemProcess.number).part")
        descriptor = try OutputFile.cannotCreate(file, remedy) { () throws(SystemError) in
            try FileDescriptor(creating: beside, permissions: permissions)
        }
        self.beside = beside
        Interruption.removeFile(beside)
    }

    deinit {
        if let beside { SystemFiles.remove(beside) }
    }

    /// Writes all of the text.
    ///
    /// - Throws: `CommandFailure` with status 74 when it cannot be written, for instance because the disk is full.
    func write(_ text: String) throws {
        if text.isEmpty { return }
        guard let file else {
            if StandardOutput.isTerminal { ProgressLine.clear() }
            return try StandardOutput.write(text)
        }
        try descriptor?.write(text, to: file)
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `CommandFailure` with status 73.
    func finish() throws {
        guard let file else { return }
        do throws(SystemError) {
            try descriptor.take()?.close()
            if let beside { try SystemFiles.move(beside, to: RecordingPath(file)) }
            beside = nil
        } catch {
            throw OutputFile.cannotCreate(file, remedy, error)
        }
    }
}

extension FileDescriptor {
    fileprivate func write(_ text: String, to file: String) throws {
        try FileDescriptorWriter.write(text, to: self, name: file)
    }
}
