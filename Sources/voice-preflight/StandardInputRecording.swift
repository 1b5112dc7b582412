import SystemFiles
import VoicePreflight

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
        let input = FileDescriptor.standardInput
        let isWhole: Bool
        do throws(SystemError) {
            isWhole = try input.status().kind == .file && input.isAtStart
        } catch {
            throw unreadable(error)
        }
        if isWhole { return try file(input) }
        return try file(copy(of: input))
    }

    private static func file(_ descriptor: consuming FileDescriptor) throws -> any ByteSource & Sendable {
        do throws(MeasuringFailure) {
            return try RecordingFile(descriptor)
        } catch {
            let message = EnglishSentences().message(of: UnreadableRecording(path: "-", error))
            throw CommandFailure(.inputOutput, "standard input: \(message)")
        }
    }

    private static func unreadable(_ error: SystemError) -> CommandFailure {
        CommandFailure(.inputOutput, "standard input cannot be read: \(error).")
    }

    /// Copies standard input, a block at a time.
    private static func copy(of input: borrowing FileDescriptor) throws -> FileDescriptor {
        let folder = SystemProcess.temporaryFolder
        let copy: FileDescriptor
        do throws(SystemError) {
            copy = try FileDescriptor(temporaryIn: folder)
        } catch {
            throw CommandFailure(
                .cannotCreate,
                "\(folder): no copy of standard input can be made there: \(error). Set TMPDIR to a folder that can be "
                    + "written to.")
        }
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
        defer { unsafe block.deallocate() }
        while true {
            let count: Int
            do throws(SystemError) {
                count = try unsafe input.readNext(into: block)
            } catch {
                throw unreadable(error)
            }
            if count == 0 { return copy }
            do throws(SystemError) {
                try unsafe copy.write(UnsafeRawBufferPointer(rebasing: block[..<count]))
            } catch {
                throw CommandFailure(
                    .inputOutput,
                    "standard input cannot be copied to \(folder): \(error). Set TMPDIR to a folder with more room.")
            }
        }
    }
}
