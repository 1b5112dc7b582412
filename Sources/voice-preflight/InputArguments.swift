import Dispatch
import SystemFiles
import VoicePreflight

/// Turns `[ROLE=]PATH` arguments into inputs; `-` stands for paths from standard input, `-=NAME` for a recording from it.
struct InputArguments: Sendable {
    /// The roles of the profiles, in order; nil where no profile says which there are, and every name may be one.
    let roles: [String]?

    /// The inputs in the order of the arguments, when standard input has been read to its end.
    ///
    /// - Throws: `CommandFailure` with status 64 for an unknown role or where standard input is wanted twice, 66 when it
    ///   held no path, 73 or 74 when a recording cannot be read from it.
    func inputs(_ arguments: [String]) throws -> [RecordingInput] {
        var source = try InputSource(arguments, parser: self)
        var inputs: [RecordingInput] = []
        while true {
            switch try source.next() {
            case .input(let input): inputs.append(input)
            case .needsBytes: try source.read()
            case .end: return inputs
            }
        }
    }

    /// The inputs in the order of the arguments, those from standard input as they come in.
    ///
    /// - Throws: `CommandFailure` with status 64 for an unknown role among the arguments themselves or where standard
    ///   input is wanted twice, 73 or 74 when a recording cannot be read from it.
    func stream(_ arguments: [String]) throws -> InputStream {
        InputStream(source: try InputSource(arguments, parser: self))
    }

    /// These inputs as a stream.
    func stream(of inputs: [RecordingInput]) -> InputStream { InputStream(source: InputSource(inputs, parser: self)) }

    fileprivate func input(_ bytes: [UInt8]) throws -> RecordingInput {
        guard !bytes.isEmpty else {
            throw CommandFailure(.noInput, "one of the paths is empty. Give the name of a file or folder.")
        }
        guard StandardInputRecording.name(in: bytes) == nil, let equals = bytes.firstIndex(of: UInt8(ascii: "=")),
            let name = String(validating: bytes[..<equals], as: UTF8.self)
        else { return RecordingInput(path: RecordingPath(bytes: bytes)) }
        let path = RecordingPath(bytes: bytes[(equals + 1)...])
        guard let roles else { return anyRole(name, path, whole: RecordingPath(bytes: bytes)) }
        if roles.contains(name) {
            guard !path.bytes.isEmpty else { throw CommandFailure(.usage, "\(name)= has no path after it.") }
            return RecordingInput(role: name, path: path)
        }
        // A name with "=" in it may be a file after all.
        if FileKind(of: RecordingPath(bytes: bytes)) == nil, !name.contains("/") {
            let near = Words.nearest(to: name, among: roles)
            throw CommandFailure(
                .usage,
                "there is no role \"\(name)\"; the profile has \(roles.joined(separator: ", "))."
                    + (near.map { " Did you mean \"\($0)=\"?" } ?? ""))
        }
        return RecordingInput(path: RecordingPath(bytes: bytes))
    }

    /// A role where there is no file of that name, but one behind the `=`.
    private func anyRole(_ name: String, _ path: RecordingPath, whole: RecordingPath) -> RecordingInput {
        let isName = name.utf8.first.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 } ?? false
        let isRole = isName && name.utf8.allSatisfy { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ".") }
        let isThere = FileKind(of: path) != nil || StandardInputRecording.name(in: path.bytes) != nil
        guard isRole, isThere, FileKind(of: whole) == nil else { return RecordingInput(path: whole) }
        return RecordingInput(role: name, path: path)
    }
}

/// What arguments stand for, one after the other.
private struct InputSource: Sendable {
    enum Next {
        case input(RecordingInput)
        /// Standard input has to be read first, which may take its time.
        case needsBytes
        case end
    }

    fileprivate enum Argument {
        case input(RecordingInput)
        case standardInput
    }

    private let parser: InputArguments
    fileprivate private(set) var arguments: ArraySlice<Argument>
    private var paths: PathList?
    private var isOver = false

    init(_ inputs: [RecordingInput], parser: InputArguments) {
        self.parser = parser
        arguments = inputs.map { .input($0) }[...]
    }

    init(_ arguments: [String], parser: InputArguments) throws {
        self.parser = parser
        var isInputTaken = false
        func takeInput(for argument: String) throws {
            guard !isInputTaken else {
                throw CommandFailure(
                    .usage, "\(argument): standard input is read already. Give the recording in a file.")
            }
            isInputTaken = true
        }
        self.arguments = try arguments.flatMap(LongArguments.ofProcess.unfolded).map { argument -> Argument in
            if argument == "-" {
                try takeInput(for: argument)
                return .standardInput
            }
            var input = try parser.input(RawArguments.bytes(of: argument))
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
            return .input(input)
        }[...]
    }

    mutating func next() throws -> Next {
        if var list = paths {
            if let path = list.next() {
                paths = list
                return .input(try parser.input(path))
            }
            guard isOver else { return .needsBytes }
            guard list.count > 0 else { throw CommandFailure(.noInput, "standard input contained no paths.") }
            paths = nil
        }
        switch arguments.popFirst() {
        case .input(let input): return .input(input)
        case .standardInput:
            paths = PathList(isOver: isOver)
            return try next()
        case nil: return .end
        }
    }

    /// Waits for the next bytes of standard input.
    mutating func read() throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count: Int
        do throws(SystemError) {
            count = try FileDescriptor.standardInput.readNext(into: &buffer)
        } catch {
            throw CommandFailure(.inputOutput, "standard input cannot be read: \(error).")
        }
        isOver = count == 0
        if isOver { paths?.finish() } else { try paths?.add(buffer[..<count]) }
    }
}

/// Paths out of bytes that come in piece by piece: one a line, or, where there is a zero byte, each up to one
/// (`find -print0`).
private struct PathList: Sendable {
    /// How many paths there were.
    private(set) var count = 0
    private var bytes: [UInt8] = []
    /// Where the next path begins in `bytes`, and up to where no separator was found behind that.
    private var (start, searched) = (0, 0)
    /// What is between paths; nil as long as nothing came in.
    private var separator: UInt8?
    private var isOver: Bool

    init(isOver: Bool) { self.isOver = isOver }

    mutating func add(_ more: some Collection<UInt8>) throws {
        if separator == nil { separator = more.contains(0) ? 0 : UInt8(ascii: "\n") }
        if separator != 0, more.contains(0) {
            // The first path that ends with a zero byte may hold line feeds.
            guard count == 0 else {
                throw CommandFailure(
                    .usage,
                    "standard input has paths that end with line feeds and paths that end with zero bytes. "
                        + "Give all of them in one way.")
            }
            (separator, searched) = (0, start)
        }
        bytes.removeFirst(start)
        (start, searched) = (0, searched - start)
        bytes += more
    }

    mutating func finish() { isOver = true }

    /// The next path; nil where there is none, or not yet.
    mutating func next() -> [UInt8]? {
        guard let separator else { return nil }
        while start < bytes.count {
            let end = bytes[searched...].firstIndex(of: separator)
            guard end != nil || isOver else {
                searched = bytes.count
                return nil
            }
            var line = bytes[start..<(end ?? bytes.count)]
            start = min(bytes.count, (end ?? bytes.count) + 1)
            searched = start
            if separator != 0, line.last == UInt8(ascii: "\r") { line.removeLast() }
            if line.isEmpty { continue }
            count += 1
            return Array(line)
        }
        return nil
    }
}

/// The inputs of a command, as they come in: as many together as are there.
struct InputStream: AsyncSequence, Sendable {
    fileprivate let source: InputSource

    /// Whether there is nothing at all, not even standard input.
    var isEmpty: Bool { source.arguments.isEmpty }

    /// The roles of the inputs that are known before standard input is read.
    var roles: Set<String> {
        Set(source.arguments.compactMap { if case .input(let input) = $0 { input.role } else { nil } })
    }

    func makeAsyncIterator() -> Iterator { Iterator(source: source) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate var source: InputSource
        /// What ended the inputs, behind those before it.
        private var failure: (any Error)?

        fileprivate init(source: InputSource) { self.source = source }

        /// The next inputs; nil when there are no more.
        ///
        /// - Throws: `CommandFailure` with status 64 for an unknown role, 66 when standard input held no path.
        mutating func next() async throws -> [RecordingInput]? {
            var inputs: [RecordingInput] = []
            while inputs.isEmpty {
                if let failure { throw failure }
                guard try await readOn(into: &inputs) else { break }
            }
            return inputs.isEmpty ? nil : inputs
        }

        /// Adds the inputs that are there, or reads what the next one is made of; says whether there may be more.
        private mutating func readOn(into inputs: inout [RecordingInput]) async throws -> Bool {
            do {
                while inputs.count < 64 {
                    switch try source.next() {
                    case .input(let input): inputs.append(input)
                    case .end: return false
                    case .needsBytes:
                        if inputs.isEmpty { source = try await Self.reading(source) }
                        return true
                    }
                }
            } catch {
                failure = error
            }
            return true
        }

        /// Reads on a thread of its own: standard input may say nothing for as long as it likes.
        private static func reading(_ source: InputSource) async throws -> InputSource {
            try await withCheckedThrowingContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(
                        with: Result {
                            var source = source
                            try source.read()
                            return source
                        })
                }
            }
        }
    }
}
