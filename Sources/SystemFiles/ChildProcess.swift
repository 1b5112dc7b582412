package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Another program, which reads requests from standard input and answers on standard output. It is ended with the value.
///
/// Both are one socket, so that writing to a program that has ended is an error and no signal. It has no environment but what
/// it is given, and its standard error goes nowhere.
package struct ChildProcess: ~Copyable, Sendable {
    /// Why talking to a program ended.
    package enum Failure: Error, Hashable, Sendable {
        /// It cannot be started, or the system refused a call.
        case system(SystemError)
        /// It ended, or closed its side.
        case ended
        /// It did not answer in time.
        case timedOut
    }

    private let process: pid_t
    private let socket: Int32

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: The path of the program.
    ///   - arguments: Its arguments, without its own name.
    ///   - environment: Its environment variables.
    package init(
        _ program: RecordingPath, arguments: [String], environment: [String: String] = [:]
    ) throws(Failure) {
        var ends: [Int32] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, Self.streams, 0, &ends) == 0 else { throw .system(.last) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { _ = close(ends[1]) }
        var process: pid_t = 0
        let words = [program.description] + arguments
        let variables = environment.map { "\($0.key)=\($0.value)" }
        let status = unsafe Self.withCStrings(words) { words in
            unsafe Self.withCStrings(variables) { variables in
                unsafe Self.spawn(&process, program.cString, ends[1], words, variables)
            }
        }
        guard status == 0 else {
            _ = close(ends[0])
            throw .system(SystemError(number: status))
        }
        (self.process, socket) = (process, ends[0])
    }

    deinit {
        _ = close(socket)
        _ = kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }

    /// Says that nothing more will be written: the program reads the end.
    package func closeInput() { _ = shutdown(socket, Int32(SHUT_WR)) }

    /// Writes all bytes until the deadline.
    package func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws(Failure) {
        var done = 0
        while done < bytes.count {
            try wait(for: Int16(POLLOUT), until: deadline)
            let count = unsafe bytes.withUnsafeBytes { bytes in
                unsafe send(socket, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done, Self.quietly)
            }
            if count > 0 { done += count } else if errno != EINTR, errno != EAGAIN { throw .ended }
        }
    }

    /// Reads so many bytes until the deadline.
    package func read(count: Int, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try readNext(atMost: count - bytes.count, until: deadline)
            if more.isEmpty { throw .ended }
            bytes += more
        }
        return bytes
    }

    /// Reads to the end; nil where there are more bytes than `limit`.
    package func readToEnd(atMost limit: Int, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8]? {
        var bytes: [UInt8] = []
        while true {
            let more = try readNext(atMost: 65_536, until: deadline)
            if more.isEmpty { return bytes }
            bytes += more
            if bytes.count > limit { return nil }
        }
    }

    private func readNext(atMost most: Int, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
        var window = [UInt8](repeating: 0, count: min(most, 65_536))
        while true {
            try wait(for: Int16(POLLIN), until: deadline)
            let count = unsafe window.withUnsafeMutableBytes { bytes in
                unsafe recv(socket, bytes.baseAddress, bytes.count, Self.atOnce)
            }
            if count >= 0 { return Array(window[..<count]) }
            // A program that is killed leaves what was written to it unread.
            if errno == ECONNRESET { return [] }
            if errno != EINTR, errno != EAGAIN { throw .system(.last) }
        }
    }

    private func wait(for events: Int16, until deadline: ContinuousClock.Instant) throws(Failure) {
        while true {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { throw .timedOut }
            let milliseconds = min(
                left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000, 60_000)
            var entry = pollfd(fd: socket, events: events, revents: 0)
            if unsafe poll(&entry, 1, Int32(milliseconds) + 1) > 0 { return }
        }
    }

    #if canImport(Darwin)
        private static let streams = SOCK_STREAM
        private static let quietly: Int32 = 0
        private static let atOnce = Int32(MSG_DONTWAIT)
    #elseif canImport(Musl)
        private static let streams = SOCK_STREAM
        private static let quietly = Int32(MSG_NOSIGNAL)
        private static let atOnce = Int32(MSG_DONTWAIT)
    #else
        private static let streams = Int32(SOCK_STREAM.rawValue)
        private static let quietly = Int32(MSG_NOSIGNAL)
        private static let atOnce = Int32(MSG_DONTWAIT)
    #endif

    private static func spawn(
        _ process: inout pid_t, _ program: [CChar], _ socket: Int32,
        _ arguments: [UnsafeMutablePointer<CChar>?], _ environment: [UnsafeMutablePointer<CChar>?]
    ) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDIN_FILENO)
        unsafe posix_spawn_file_actions_adddup2(&actions, socket, STDOUT_FILENO)
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        return unsafe posix_spawn(&process, program, &actions, nil, arguments, environment)
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        return unsafe body(copies + [nil])
    }
}
