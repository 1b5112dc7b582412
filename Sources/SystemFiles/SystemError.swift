#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a system call failed; its text is the system's own.
package struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The number, as `errno` has it.
    package let number: Int32

    /// The error of this number.
    package init(number: Int32) { self.number = number }

    /// Why the last call on this thread failed.
    static var last: SystemError { SystemError(number: errno) }

    /// The system's own words.
    package var description: String { unsafe String(cString: strerror(number)) }

    /// Whether there is nothing under that name.
    package var isMissing: Bool { number == ENOENT || number == ENOTDIR }

    /// A file that is larger than any of its kind.
    package static let tooLarge = SystemError(number: EFBIG)

    /// A folder where a file was expected.
    package static let isFolder = SystemError(number: EISDIR)

    /// Whether something has that name already.
    package var isInTheWay: Bool { number == EEXIST }

    /// Whether what is there may not be replaced or removed: a folder, or what is protected.
    package var isRefused: Bool { [EISDIR, EACCES, EPERM, ENOTEMPTY, EROFS].contains(number) }
}
