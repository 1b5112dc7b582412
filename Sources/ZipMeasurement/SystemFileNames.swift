import PreflightModel

/// What operating systems and programs put beside recordings, recognised by name.
enum SystemFileNames {
    /// Who leaves an entry of this name behind, as in "is …"; nil where nobody is known to.
    static func origin(of name: String) -> String? {
        let components = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).map { $0.lowercased() }
        for component in components {
            if let folder = folders[component] { return folder }
        }
        guard let last = components.last else { return nil }
        if let file = files[last] { return file }
        if last.hasPrefix("._") { return "an AppleDouble file, which macOS adds" }
        if last.hasPrefix("~$") { return "a lock file of an office program" }
        if components.contains(where: { SystemName.isSystemName(Array($0.utf8)) }) {
            return "something that an operating system leaves behind"
        }
        if last.hasPrefix(".") && last != "." && last != ".." { return "a hidden file" }
        return nil
    }

    private static let folders: [String: String] = [
        "__macosx": "something that macOS adds (resource forks and attributes)",
        ".appledouble": "something that file servers add for macOS",
        ".spotlight-v100": "the index of macOS's Spotlight",
        ".fseventsd": "a log of macOS",
        ".documentrevisions-v100": "something that macOS adds (old versions of documents)",
        ".temporaryitems": "a temporary folder of macOS",
        ".trashes": "the trash of macOS",
        ".trash": "a trash",
        "@eadir": "something that Synology's servers add",
        "#recycle": "the trash of Synology's servers",
        "$recycle.bin": "the trash of Windows",
        "system volume information": "something that Windows adds to volumes",
        "lost+found": "something that Linux adds to volumes",
    ]

    private static let files: [String: String] = [
        ".ds_store": "something that macOS's Finder adds (its view of the folder)",
        ".localized": "something that macOS's Finder adds",
        "icon\r": "something that macOS's Finder adds (an icon)",
        "thumbs.db": "something that Windows Explorer adds (thumbnails)",
        "ehthumbs.db": "something that Windows Explorer adds (thumbnails)",
        "desktop.ini": "something that Windows Explorer adds (its view of the folder)",
    ]
}
