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

    /// Makes an entry from its parts.
    package init(name: [UInt8], kind: FileKind?) {
        self.name = name
        self.kind = kind
    }

    /// The entries of a folder, in no order, without `.` and `..`.
    package static func all(in folder: RecordingPath) throws(SystemError) -> [FolderEntry] {
        var entries: [FolderEntry] = []
        try forEach(in: folder) { name, kind in
            entries.append(FolderEntry(name: name.indices.map { name[$0] }, kind: kind))
        }
        return entries
    }

    /// Gives the name and the kind of each entry of a folder to `body`, in no order, without `.` and `..`.
    package static func forEach(
        in folder: RecordingPath, body: (Span<UInt8>, FileKind?) -> Void
    ) throws(SystemError) {
        guard let stream = unsafe opendir(folder.cString) else { throw .last }
        defer { unsafe closedir(stream) }
        while let entry = unsafe readdir(stream) {
            unsafe withUnsafeBytes(of: &entry.pointee.d_name) { buffer in
                let name = unsafe buffer.prefix { $0 != 0 }
                if unsafe name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { return }
                let kind = unsafe FileKind(directoryEntryType: Int(entry.pointee.d_type))
                unsafe body(Span(_unsafeBytes: name), kind)
            }
        }
    }
}
