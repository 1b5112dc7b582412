import PreflightModel
import SystemFiles

/// The folder of a cache as a whole.
enum CacheFolder {
    /// Makes the folder where it is missing.
    static func prepare(_ folder: String) throws(MeasurementCacheFailure) {
        do throws(SystemError) {
            try SystemFiles.makeFolder(RecordingPath(folder), permissions: 0o700)
        } catch {
            throw MeasurementCacheFailure(
                message: "\(folder): cannot be created as a folder: \(reason(of: error)). Choose another place.")
        }
        do throws(SystemError) {
            try SystemFiles.checkAccess(toFolder: RecordingPath(folder))
        } catch {
            throw MeasurementCacheFailure(
                message: "\(folder): cannot be written to: \(error). Choose another place.")
        }
    }

    private static func reason(of error: SystemError) -> String {
        error.isInTheWay ? "a file of that name is in the way" : "\(error)"
    }

    /// Removes what nobody asked for the longest until three quarters of the limit are left, where it is passed, and
    /// what killed processes left behind.
    static func prune(_ folder: String, limit: Int, now: Int64) {
        guard let entries = try? FolderEntry.all(in: RecordingPath(folder)) else { return }
        let names = entries.map { String(decoding: $0.name, as: UTF8.self) }
        for name in names where name.hasSuffix(CacheFile.unfinishedSuffix) {
            if let used = lastUse(of: "\(folder)/\(name)"), now - used > 3600 {
                SystemFiles.remove(RecordingPath("\(folder)/\(name)"))
            }
        }
        let files = names.filter { $0.hasSuffix(CacheFile.suffix) }
        guard files.count > limit else { return }
        let byAge = files.map { (name: $0, used: lastUse(of: "\(folder)/\($0)") ?? .min) }.sorted {
            ($0.used, $0.name) < ($1.used, $1.name)
        }
        for file in byAge.prefix(files.count - limit / 4 * 3) {
            SystemFiles.remove(RecordingPath("\(folder)/\(file.name)"))
        }
    }

    /// In seconds since 1970.
    private static func lastUse(of path: String) -> Int64? {
        try? FileStatus(of: RecordingPath(path), followingLinks: false).modified.seconds
    }
}
