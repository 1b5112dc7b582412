package import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An entry of a folder.
package struct FolderEntry: Hashable, Sendable {
    /// The name, as the system's bytes.
    package let name: [UInt8]
    /// What it leads to, where the folder itself says so.
    package let kind: FileKind?

    /// The entries of a folder, in no order, without `.` and `..`.
    package static func all(in folder: RecordingPath) throws(SystemError) -> [FolderEntry] {
        guard let stream = unsafe opendir(folder.cString) else { throw .last }
        defer { unsafe closedir(stream) }
        var entries: [FolderEntry] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { continue }
            unsafe entries.append(
                FolderEntry(name: name, kind: FileKind(directoryEntryType: Int(entry.pointee.d_type))))
        }
        return entries
    }
}
