import ArgumentParser
import Synchronization
import VoicePreflight

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the command says to the shell; the numbers are a contract and are never given another meaning.
enum ExitStatus: Int32 {
    /// Done; for a check: the verdict is `pass`.
    case success = 0
    /// The verdict is `fail`.
    case fail = 1
    /// Something could not be measured or decided, and nothing failed.
    case undetermined = 2
    /// Wrong usage.
    case usage = 64
    /// The data is not what its manifest says: changed since the check, or corrupt.
    case dataChanged = 65
    /// No input, or an input that does not exist.
    case noInput = 66
    /// A defect of this program.
    case software = 70
    /// The output cannot be created.
    case cannotCreate = 73
    /// A read or write error.
    case inputOutput = 74
    /// The vendor or the network failed for now: running the same command again resumes.
    case temporary = 75
    /// The vendor refused the request, or its job failed.
    case vendorRefused = 76
    /// Credentials are missing or refused.
    case credentials = 77
    /// A profile or configuration is invalid.
    case configuration = 78
    /// Interrupted.
    case interrupted = 130

    /// The status of a verdict.
    init(_ verdict: Verdict) {
        switch verdict {
        case .pass: self = .success
        case .fail: self = .fail
        case .undetermined: self = .undetermined
        }
    }
}

/// The reasons to stop, with the words for standard error.
struct CommandFailure: Error {
    let status: ExitStatus
    /// One for each line of standard error.
    let messages: [String]

    init(_ status: ExitStatus, _ message: String) { self.init(status, messages: [message]) }

    init(_ status: ExitStatus, messages: [String]) {
        self.status = status
        self.messages = messages
    }

    /// Says why on standard error.
    func say() {
        for message in messages where !message.isEmpty {
            StandardError.write("voice-preflight: \(TerminalText.visible(message))\n")
        }
    }

    /// Says why on standard error and ends the process.
    func exit() -> Never {
        say()
        leave(status)
    }
}

/// Ends the process.
func leave(_ status: ExitStatus) -> Never { exit(status.rawValue) }

/// Ends the process with status 130 when somebody presses Ctrl-C; unfinished files go with it.
enum Interruption {
    /// Whether running the same command again resumes, which is then said.
    private static let goesOn = Atomic(false)
    private static let words: StaticString = "\nvoice-preflight: interrupted; run the same command again to resume.\n"

    /// A file that the handler removes. It is never freed, since a signal may come at any time.
    @safe private struct UnfinishedFile {
        let name: UnsafeMutablePointer<CChar>
        /// The address of the next one.
        let next: UInt
    }

    /// The address of the first file.
    private static let unfinished = Atomic<UInt>(0)

    static func install() {
        // Made here: in the handler of a signal nothing may be.
        goesOn.store(false, ordering: .relaxed)
        unfinished.store(0, ordering: .relaxed)
        _ = words
        signal(SIGINT) { _ in
            var address = Interruption.unfinished.load(ordering: .acquiring)
            while let file = unsafe UnsafePointer<UnfinishedFile>(bitPattern: address) {
                unsafe unlink(file.pointee.name)
                address = unsafe file.pointee.next
            }
            if Interruption.goesOn.load(ordering: .relaxed) {
                _ = unsafe write(STDERR_FILENO, Interruption.words.utf8Start, Interruption.words.utf8CodeUnitCount)
            }
            _exit(ExitStatus.interrupted.rawValue)
        }
    }

    /// Removes the file at this path when the process is interrupted; a finished one has another name.
    static func removeFile(_ path: RecordingPath) {
        let bytes = path.bytes.map { CChar(bitPattern: $0) } + [0]
        guard let name = unsafe strdup(bytes) else { return }
        let file = UnsafeMutablePointer<UnfinishedFile>.allocate(capacity: 1)
        unsafe file.initialize(to: UnfinishedFile(name: name, next: unfinished.load(ordering: .relaxed)))
        unfinished.store(UInt(bitPattern: file), ordering: .releasing)
    }

    /// Says from now on that nothing is lost.
    static func promiseToGoOn() { goesOn.store(true, ordering: .relaxed) }
}
