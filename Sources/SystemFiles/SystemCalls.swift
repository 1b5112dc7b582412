import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system calls of this module, each with its error. Their names are not those of the C library, which would be hidden
/// by methods that are called the same.
enum SystemCalls {
    static func openFile(_ path: RecordingPath, _ flags: Int32, _ permissions: UInt32 = 0) throws(SystemError) -> Int32
    {
        try checked { unsafe open(path.cString, flags | O_CLOEXEC, mode_t(permissions)) }
    }

    static func openTemporary(in folder: RecordingPath) throws(SystemError) -> Int32 {
        var name = folder.appending("voice-preflight-XXXXXX".utf8).cString
        let descriptor = try checked { unsafe mkstemp(&name) }
        unsafe unlink(name)
        guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            let error = SystemError.last
            try? closeFile(descriptor)
            throw error
        }
        return descriptor
    }

    static func closeFile(_ descriptor: Int32) throws(SystemError) {
        // After EINTR the descriptor is closed as well (Linux close(2)): a second call might close somebody else's.
        guard close(descriptor) == 0 || errno == EINTR else { throw .last }
    }

    static func readNext(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try checked { unsafe read(descriptor, buffer.baseAddress, buffer.count) }
    }

    static func readPlace(
        _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        try checked { unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    static func writeNext(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        try checked { unsafe write(descriptor, buffer.baseAddress, buffer.count) }
    }

    static func writePlace(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        try checked { unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    static func move(_ path: RecordingPath, _ goal: RecordingPath) throws(SystemError) {
        _ = try checked { unsafe rename(path.cString, goal.cString) }
    }

    /// Calls again what a signal interrupted.
    static func checked<Result: BinaryInteger>(_ call: () -> Result) throws(SystemError) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            guard errno == EINTR else { throw .last }
        }
    }
}

extension RecordingPath {
    /// The path as the system takes it.
    package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
