package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What is done with names in the file system.
package enum SystemFiles {
    /// Whether something is there, be it a link that leads nowhere.
    package static func exists(_ path: RecordingPath) -> Bool {
        (try? FileStatus(of: path, followingLinks: false)) != nil
    }

    /// Whether a folder is there that this process may list, write to and go into.
    package static func checkAccess(toFolder path: RecordingPath) throws(SystemError) {
        guard unsafe access(path.cString, R_OK | W_OK | X_OK) == 0 else { throw .last }
    }

    /// Gives a file another name; one of that name is replaced.
    package static func move(_ path: RecordingPath, to goal: RecordingPath) throws(SystemError) {
        try SystemCalls.move(path, goal)
    }

    /// Removes a file; nothing happens where there is none.
    package static func remove(_ path: RecordingPath) { _ = unsafe unlink(path.cString) }

    /// Removes a folder with everything in it, or a file; links are removed, not followed. What cannot be removed stays.
    package static func removeTree(_ path: RecordingPath) {
        guard (try? FileStatus(of: path, followingLinks: false))?.kind == .folder else { return remove(path) }
        for entry in (try? FolderEntry.all(in: path)) ?? [] { removeTree(path.appending(entry.name)) }
        _ = unsafe rmdir(path.cString)
    }

    /// Makes a folder, and those above it where they are missing; one that is there is left as it is.
    package static func makeFolder(_ path: RecordingPath, permissions: UInt32 = 0o777) throws(SystemError) {
        if FileKind(of: path) == .folder { return }
        if let slash = path.bytes.lastIndex(of: UInt8(ascii: "/")), slash > 0 {
            try makeFolder(RecordingPath(bytes: path.bytes[..<slash]), permissions: permissions)
        }
        guard unsafe mkdir(path.cString, mode_t(permissions)) != 0 else { return }
        let error = SystemError.last
        if FileKind(of: path) != .folder { throw error }
    }

    /// Makes a folder of a new name, which nobody else may look into.
    package static func makeTemporaryFolder(
        in parent: RecordingPath, named name: String
    ) throws(SystemError) -> RecordingPath {
        var template = parent.appending("\(name).XXXXXX".utf8).bytes.map { CChar(bitPattern: $0) } + [0]
        guard unsafe mkdtemp(&template) != nil else { throw .last }
        return RecordingPath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
    }

    /// The absolute path without links, `.` and `..`.
    package static func realPath(_ path: RecordingPath) throws(SystemError) -> RecordingPath {
        guard let found = unsafe realpath(path.cString, nil) else { throw .last }
        defer { unsafe free(found) }
        return unsafe RecordingPath(bytes: UnsafeRawBufferPointer(start: found, count: strlen(found)))
    }
}

/// This process and others.
package enum SystemProcess {
    /// The number of this process.
    package static var number: Int32 { getpid() }

    /// An environment variable of this process; nil where it is not set.
    package static func variable(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

    /// Where files go that nobody needs afterwards: `TMPDIR`, else `/tmp`.
    package static var temporaryFolder: RecordingPath {
        RecordingPath(variable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp")
    }

    /// Leaves this process no more memory than so many bytes, no files to write, and no dump where it crashes.
    package static func limit(memory: UInt64) {
        for (resource, value) in [(RLIMIT_AS, memory), (RLIMIT_CORE, 0), (RLIMIT_FSIZE, 0)] {
            var limits = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
            #if canImport(Glibc)
                _ = unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limits)
            #else
                _ = unsafe setrlimit(resource, &limits)
            #endif
        }
    }

    /// Whether a process with this number is there.
    package static func isAlive(_ number: Int32) -> Bool { kill(number, 0) == 0 || errno == EPERM }
}

/// The system's clock.
package enum SystemClock {
    /// Whole seconds since 1970.
    package static var seconds: Int64 { Int64(time(nil)) }
}
