import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system calls of this module under their own names, so that the methods that wrap them may be called the same.
enum SystemCalls {
    static func open(_ path: RecordingPath, _ flags: Int32, _ permissions: UInt32 = 0) throws(SystemError) -> Int32 {
        try checked { Libc.open(path.cString, flags | O_CLOEXEC, mode_t(permissions)) }
    }

    static func close(_ descriptor: Int32) throws(SystemError) {
        // After EINTR the descriptor is closed as well (Linux close(2)): a second call might close somebody else's.
        guard Libc.close(descriptor) == 0 || errno == EINTR else { throw .last }
    }

    static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try checked { unsafe Libc.read(descriptor, buffer.baseAddress, buffer.count) }
    }

    static func read(
        _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        try checked { unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        try checked { unsafe Libc.write(descriptor, buffer.baseAddress, buffer.count) }
    }

    static func write(
        _ descriptor: Int32, _ buffer: UnsafeRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        try checked { unsafe pwrite(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    }

    static func rename(_ path: RecordingPath, _ goal: RecordingPath) throws(SystemError) {
        _ = try checked { Libc.rename(path.cString, goal.cString) }
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

/// The C library under one name.
private enum Libc {
    static func open(_ path: [CChar], _ flags: Int32, _ permissions: mode_t) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.open(path, flags, permissions)
        #elseif canImport(Musl)
            Musl.open(path, flags, permissions)
        #else
            Darwin.open(path, flags, permissions)
        #endif
    }

    static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
            Glibc.close(descriptor)
        #elseif canImport(Musl)
            Musl.close(descriptor)
        #else
            Darwin.close(descriptor)
        #endif
    }

    static func read(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.read(descriptor, bytes, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, bytes, count)
        #else
            Darwin.read(descriptor, bytes, count)
        #endif
    }

    static func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, bytes, count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes, count)
        #else
            Darwin.write(descriptor, bytes, count)
        #endif
    }

    static func rename(_ path: [CChar], _ goal: [CChar]) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.rename(path, goal)
        #elseif canImport(Musl)
            Musl.rename(path, goal)
        #else
            Darwin.rename(path, goal)
        #endif
    }
}

extension RecordingPath {
    /// The path as the system takes it.
    package var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
