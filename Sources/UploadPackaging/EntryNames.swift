import PreflightModel
import RulesEngine

/// Names inside a zip: plain ASCII, at the root, unique whatever a file system makes of upper and lower case.
enum EntryNames {
    /// The name in the zip for each file, in the same order: as the profile orders, otherwise its own in ASCII.
    ///
    /// - Throws: `PackagingFailure` with every collision.
    static func names(for files: [Profile.PackagedFile], of profile: Profile) throws -> [String] {
        let paths = files.map(\.path)
        let names = zip(profile.packageNames(for: files), paths).map { $0 ?? ascii($1.lastComponent) }
        var first: [String: RecordingPath] = [:]
        var collisions: [String] = []
        for (path, name) in zip(paths, names) {
            if let other = first[name.lowercased()] {
                collisions.append(
                    "\(path): would be called \"\(name)\" in the package, like \(other). Rename one of the two files.")
            } else {
                first[name.lowercased()] = path
            }
        }
        guard collisions.isEmpty else { throw PackagingFailure(.refused, collisions) }
        return names
    }

    /// Letters, digits, dot, hyphen and underscore stay; everything else becomes an underscore, and so does a leading
    /// dot or hyphen, which would hide the file or look like an option.
    private static func ascii(_ name: RecordingPath) -> String {
        let text = String(decoding: name.bytes, as: UTF8.self)
        var result = ""
        for scalar in text.unicodeScalars {
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
            result.unicodeScalars.append(isPlain ? scalar : "_")
        }
        if let lead = result.first, lead == "." || lead == "-" { result = "_" + result.dropFirst() }
        return result
    }
}
