package import PreflightModel

/// Files that hold what other systems cannot keep of a file of macOS, with that file's name behind `._`.
package enum AppleDouble {
    /// RFC 1740, appendix B: the magic number of an AppleDouble header.
    private static let magic: [UInt8] = [0x00, 0x05, 0x16, 0x07]

    /// Whether a file that begins with these bytes is one.
    package static func begins(_ start: some Sequence<UInt8>) -> Bool { start.starts(with: magic) }

    /// Whether the file at `path` is one, by its content; false where it cannot be read.
    package static func isAppleDouble(_ path: RecordingPath) -> Bool {
        (try? RecordingFile(path)).map { isAppleDouble($0) } ?? false
    }

    /// Whether the content is one; false where it cannot be read.
    package static func isAppleDouble(_ source: any ByteSource) -> Bool {
        (try? source.bytes(at: 0, count: magic.count)).map { begins($0) } ?? false
    }
}
