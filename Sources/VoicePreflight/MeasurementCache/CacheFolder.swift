import PreflightModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of a cache as a whole.
enum CacheFolder {
    /// Makes the folder where it is missing.
    static func prepare(_ folder: String) throws(MeasurementCacheFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw MeasurementCacheFailure(
                message: "\(folder): cannot be created as a folder: \(reason(of: error)). Choose another place.")
        }
        guard access(folder, R_OK | W_OK | X_OK) == 0 else {
            throw MeasurementCacheFailure(
                message: "\(folder): cannot be written to: \(String(cString: strerror(errno))). Choose another place.")
        }
    }

    private static func reason(of error: any Error) -> String {
        guard let underlying = (error as? CocoaError)?.underlying as? POSIXError else {
            return "a file of that name is in the way"
        }
        return String(cString: strerror(underlying.code.rawValue))
    }

    /// Removes what nobody asked for the longest until three quarters of the limit are left, where it is passed, and
    /// what killed processes left behind.
    static func prune(_ folder: String, limit: Int, now: Int64) {
        guard case .success(let entries) = FolderListing.entries(in: RecordingPath(folder)) else { return }
        let names = entries.map { String(decoding: $0.name, as: UTF8.self) }
        for name in names where name.hasSuffix(CacheFile.unfinishedSuffix) {
            if let used = lastUse(of: "\(folder)/\(name)"), now - used > 3600 { unlink("\(folder)/\(name)") }
        }
        let files = names.filter { $0.hasSuffix(CacheFile.suffix) }
        guard files.count > limit else { return }
        let byAge = files.map { (name: $0, used: lastUse(of: "\(folder)/\($0)") ?? .min) }.sorted {
            ($0.used, $0.name) < ($1.used, $1.name)
        }
        for file in byAge.prefix(files.count - limit / 4 * 3) { unlink("\(folder)/\(file.name)") }
    }

    /// In seconds since 1970.
    private static func lastUse(of path: String) -> Int64? {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        #if canImport(Darwin)
            return Int64(status.st_mtimespec.tv_sec)
        #else
            return Int64(status.st_mtim.tv_sec)
        #endif
    }
}
