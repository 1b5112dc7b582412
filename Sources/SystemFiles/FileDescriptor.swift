package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open file, closed when the value goes; never handed down to a child process.
package struct FileDescriptor: ~Copyable, Sendable {
    private let number: Int32
    private let isOwned: Bool

    private init(_ number: Int32, isOwned: Bool = true) { (self.number, self.isOwned) = (number, isOwned) }

    /// Opens a file for reading.
    ///
    /// - Parameter waitingForWriter: Whether to wait for whoever writes to a pipe; otherwise it is empty until then.
    package init(
        reading path: RecordingPath, followingLinks: Bool = true, waitingForWriter: Bool = false
    ) throws(SystemError) {
        let flags = (followingLinks ? 0 : O_NOFOLLOW) | (waitingForWriter ? 0 : O_NONBLOCK)
        self.init(try SystemCalls.openFile(path, O_RDONLY | flags))
    }

    /// Creates a file for writing; one that is there is an error.
    package init(creating path: RecordingPath, permissions: UInt32 = 0o666) throws(SystemError) {
        self.init(try SystemCalls.openFile(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, permissions))
    }

    /// Opens what is there for writing, be it a file, a pipe or a device.
    package init(writing path: RecordingPath) throws(SystemError) {
        self.init(try SystemCalls.openFile(path, O_WRONLY))
    }

    /// Opens a file for reading and writing; where there is none, it is made with these permissions, unless they are nil.
    package init(updating path: RecordingPath, permissions: UInt32?) throws(SystemError) {
        let creating = permissions == nil ? 0 : O_CREAT
        self.init(try SystemCalls.openFile(path, O_RDWR | creating, permissions ?? 0))
    }

    /// Opens a file for writing at its end, and makes it where there is none.
    package init(appendingTo path: RecordingPath, permissions: UInt32 = 0o666) throws(SystemError) {
        self.init(try SystemCalls.openFile(path, O_WRONLY | O_CREAT | O_APPEND, permissions))
    }

    /// Makes a file in `folder` that has no name, for reading and writing: it goes when it is closed, and whatever ends the
    /// process.
    package init(temporaryIn folder: RecordingPath) throws(SystemError) {
        self.init(try SystemCalls.openTemporary(in: folder))
    }

    /// Standard input; closing it is left to the end of the process, as with the other two.
    package static var standardInput: FileDescriptor { FileDescriptor(STDIN_FILENO, isOwned: false) }
    /// Standard output.
    package static var standardOutput: FileDescriptor { FileDescriptor(STDOUT_FILENO, isOwned: false) }
    /// Standard error.
    package static var standardError: FileDescriptor { FileDescriptor(STDERR_FILENO, isOwned: false) }

    deinit { if isOwned { try? SystemCalls.closeFile(number) } }

    /// Closes the file, and tells of writing that only fails now.
    package consuming func close() throws(SystemError) {
        let number = number
        discard self
        try SystemCalls.closeFile(number)
    }

    /// What the file is now.
    package func status() throws(SystemError) -> FileStatus { try FileStatus(of: number) }

    /// Whether it is a terminal.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// Whether reading on would begin with the first byte; false of what has no places, such as a pipe.
    package var isAtStart: Bool { lseek(number, 0, SEEK_CUR) == 0 }

    /// Fills `buffer` from `offset` on and says how many bytes there were; fewer only at the end of the file.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        var done = 0
        try unsafe read(into: buffer, at: offset, filled: &done)
        return done
    }

    /// The same, where `filled` counts the bytes from 0 on, so that it is known where reading failed.
    package func read(
        into buffer: UnsafeMutableRawBufferPointer, at offset: Int64, filled done: inout Int
    ) throws(SystemError) {
        while done < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
            let count = unsafe try SystemCalls.readPlace(number, rest, at: offset + Int64(done))
            if count == 0 { break }
            done += count
        }
    }

    /// Reads on: as many bytes as are there, at most as many as fit; 0 at the end.
    package func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        unsafe try SystemCalls.readNext(number, buffer)
    }

    /// The same into the elements of an array, whose number stays.
    package func readNext(into buffer: inout [UInt8]) throws(SystemError) -> Int {
        let outcome = unsafe buffer.withUnsafeMutableBytes { bytes -> Result<Int, SystemError> in
            do throws(SystemError) { return .success(unsafe try readNext(into: bytes)) } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Reads on to the end.
    ///
    /// - Parameter limit: How many bytes to take at most.
    /// - Returns: The bytes; nil where there are more than the limit.
    package func readToEnd(atMost limit: Int) throws(SystemError) -> [UInt8]? {
        var bytes: [UInt8] = []
        var window = [UInt8](repeating: 0, count: min(65_536, limit + 1))
        while true {
            let count = try readNext(into: &window)
            if count == 0 { return bytes }
            bytes += window[..<count]
            if bytes.count > limit { return nil }
        }
    }

    /// Writes all bytes, at the place where writing ended last.
    package func write(_ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest[(try SystemCalls.writeNext(number, rest))...])
        }
    }

    /// Writes all bytes from `offset` on.
    package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[done...])
            unsafe done += try SystemCalls.writePlace(number, rest, at: offset + Int64(done))
        }
    }

    /// Writes all bytes, at the place where writing ended last.
    package func write(_ bytes: [UInt8]) throws(SystemError) {
        let outcome = unsafe bytes.withUnsafeBytes { bytes -> Result<Void, SystemError> in
            do throws(SystemError) { return unsafe .success(try write(bytes)) } catch { return .failure(error) }
        }
        try outcome.get()
    }

    /// Writes all bytes from `offset` on.
    package func write(_ bytes: [UInt8], at offset: Int64) throws(SystemError) {
        let outcome = unsafe bytes.withUnsafeBytes { bytes -> Result<Void, SystemError> in
            do throws(SystemError) { return unsafe .success(try write(bytes, at: offset)) } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    /// Writes a text, in UTF-8.
    package func write(_ text: String) throws(SystemError) {
        var text = text
        let outcome = text.withUTF8 { bytes -> Result<Void, SystemError> in
            do throws(SystemError) { return unsafe .success(try write(UnsafeRawBufferPointer(bytes))) } catch {
                return .failure(error)
            }
        }
        try outcome.get()
    }

    /// Flushes content, or a folder's names, to the disk.
    package func flush() throws(SystemError) { _ = try SystemCalls.checked { fsync(number) } }

    /// Locks the open file, not the process: two locks in one process keep each other out too. The system unlocks it when
    /// the file is closed, however the process ends.
    ///
    /// - Parameter waiting: Whether to wait while somebody else has it.
    /// - Returns: Whether the lock was taken.
    package func lock(waiting: Bool) throws(SystemError) -> Bool {
        do throws(SystemError) {
            _ = try SystemCalls.checked { flock(number, LOCK_EX | (waiting ? 0 : LOCK_NB)) }
            return true
        } catch {
            if error.number == EWOULDBLOCK { return false }
            throw error
        }
    }

    /// Sets the times of access and modification to now.
    package func touch() { _ = futimens(number, nil) }
}
