package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the system says of a file.
package struct FileStatus: Hashable, Sendable {
    /// A moment on the file system's clock.
    package struct Moment: Hashable, Sendable {
        /// Whole seconds since 1970.
        package let seconds: Int64
        /// The rest, in nanoseconds.
        package let nanoseconds: Int64

        init(_ time: timespec) { (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec)) }
    }

    /// What it is.
    package let kind: FileKind
    /// The size in bytes.
    package let byteCount: Int64
    /// The file system that it is on.
    package let device: UInt64
    /// Its number there.
    package let inode: UInt64
    /// How many names it has.
    package let linkCount: Int
    /// Whose it is, as the system numbers users.
    package let owner: UInt32
    /// Whether its group or everybody may do anything with it.
    package let isOpenToOthers: Bool
    /// When the content was last changed; anybody may set it to anything.
    package let modified: Moment
    /// When content, name or attributes were last changed; only the system sets it.
    package let changed: Moment

    init(_ status: stat) {
        kind = FileKind(mode: status.st_mode)
        byteCount = Int64(status.st_size)
        device = UInt64(truncatingIfNeeded: status.st_dev)
        inode = UInt64(truncatingIfNeeded: status.st_ino)
        linkCount = Int(status.st_nlink)
        owner = UInt32(status.st_uid)
        isOpenToOthers = status.st_mode & 0o077 != 0
        #if canImport(Darwin)
            modified = Moment(status.st_mtimespec)
            changed = Moment(status.st_ctimespec)
        #else
            modified = Moment(status.st_mtim)
            changed = Moment(status.st_ctim)
        #endif
    }

    /// Asks what is at `path`.
    package init(of path: RecordingPath, followingLinks: Bool = true) throws(SystemError) {
        var status = stat()
        let name = path.cString
        guard unsafe (followingLinks ? stat(name, &status) : lstat(name, &status)) == 0 else { throw .last }
        self.init(status)
    }

    /// Asks what an open descriptor leads to.
    init(of descriptor: Int32) throws(SystemError) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
        self.init(status)
    }

    /// Whether it belongs to the user of this process.
    package var isOwn: Bool { owner == UInt32(geteuid()) }
}

/// What a name leads to.
package enum FileKind: Hashable, Sendable {
    case file, folder, link, pipe, socket, device

    init(mode: mode_t) {
        self =
            switch mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
    }

    /// What a folder says of an entry; nil where the file system does not say.
    init?(directoryEntryType type: Int) {
        switch type {
        case Int(DT_REG): self = .file
        case Int(DT_DIR): self = .folder
        case Int(DT_LNK): self = .link
        case Int(DT_FIFO): self = .pipe
        case Int(DT_SOCK): self = .socket
        case Int(DT_UNKNOWN): return nil
        default: self = .device
        }
    }

    /// What is at `path`; nil where it cannot be looked at, and opening it will say why.
    package init?(of path: RecordingPath, followingLinks: Bool = true) {
        guard let status = try? FileStatus(of: path, followingLinks: followingLinks) else { return nil }
        self = status.kind
    }
}
