import PreflightModel

/// What operating systems and programs put beside recordings, recognised by name.
enum SystemFileNames {
    /// Who leaves an entry of this name behind; nil where nobody is known to.
    static func origin(of name: String) -> SystemFileOrigin? {
        let components = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).map { $0.lowercased() }
        for component in components {
            if let folder = folders[component] { return folder }
        }
        guard let last = components.last else { return nil }
        if let file = files[last] { return file }
        if last.hasPrefix("._") { return .appleDouble }
        if last.hasPrefix("~$") { return .officeLock }
        if components.contains(where: { SystemName.isSystemName(Array($0.utf8)) }) {
            return .system
        }
        if last.hasPrefix(".") && last != "." && last != ".." { return .hidden }
        return nil
    }

    private static let folders: [String: SystemFileOrigin] = [
        "__macosx": .resourceForks,
        ".appledouble": .fileServer,
        ".spotlight-v100": .spotlight,
        ".fseventsd": .fileEvents,
        ".documentrevisions-v100": .oldVersions,
        ".temporaryitems": .temporaryItems,
        ".trashes": .macTrash,
        ".trash": .trash,
        "@eadir": .synology,
        "#recycle": .synologyTrash,
        "$recycle.bin": .windowsTrash,
        "system volume information": .windowsVolume,
        "lost+found": .linuxVolume,
    ]

    private static let files: [String: SystemFileOrigin] = [
        ".ds_store": .finderView,
        ".localized": .finder,
        "icon\r": .finderIcon,
        "thumbs.db": .explorerThumbnails,
        "ehthumbs.db": .explorerThumbnails,
        "desktop.ini": .explorerView,
    ]
}
