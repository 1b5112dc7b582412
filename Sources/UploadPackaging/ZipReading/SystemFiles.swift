import PreflightModel

/// What operating systems and programs put beside recordings, recognised by name.
enum SystemFiles {
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
            return "what an operating system leaves behind"
        }
        if last.hasPrefix(".") && last != "." && last != ".." { return "a hidden file" }
        return nil
    }

    private static let folders: [String: String] = [
        "__macosx": "what macOS adds (resource forks and attributes)",
        ".appledouble": "what file servers add for macOS",
        ".spotlight-v100": "the index of macOS's Spotlight",
        ".fseventsd": "a log of macOS",
        ".documentrevisions-v100": "what macOS adds (old versions of documents)",
        ".temporaryitems": "a temporary folder of macOS",
        ".trashes": "a trash of macOS",
        ".trash": "a trash",
        "@eadir": "what Synology's servers add",
        "#recycle": "a trash of Synology's servers",
        "$recycle.bin": "a trash of Windows",
        "system volume information": "what Windows adds to volumes",
        "lost+found": "what Linux adds to volumes",
    ]

    private static let files: [String: String] = [
        ".ds_store": "what macOS's Finder adds (its view of the folder)",
        ".localized": "what macOS's Finder adds",
        "icon\r": "what macOS's Finder adds (an icon)",
        "thumbs.db": "what Windows Explorer adds (thumbnails)",
        "ehthumbs.db": "what Windows Explorer adds (thumbnails)",
        "desktop.ini": "what Windows Explorer adds (its view of the folder)",
    ]
}
