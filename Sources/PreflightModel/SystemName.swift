/// Names of files and folders that operating systems and office programs leave behind.
package enum SystemName {
    /// Whether nobody makes a recording or text of this name: `Thumbs.db`, `desktop.ini`, `.DS_Store`, `__MACOSX`,
    /// `._take.wav`, `~$notes.docx` and the like, whatever the case of their letters.
    ///
    /// - Parameter name: The last component of a path, without a slash.
    package static func isSystemName(_ name: some Collection<UInt8>) -> Bool {
        if name.starts(with: "~$".utf8) || name.starts(with: "._".utf8) { return true }
        // Longer names are none, and need no conversion.
        guard name.count <= 25 else { return false }
        return names.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static let names: Set<String> = [
        ".ds_store", ".localized", ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", "thumbs.db",
        "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information",
        "icon\r", "lost+found",
    ]
}
