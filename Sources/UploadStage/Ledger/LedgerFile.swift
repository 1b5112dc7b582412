import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the ledger is, and who may read it.
package enum LedgerFile {
    /// The ledger's path: the option, else `VOICE_PREFLIGHT_LEDGER`, else below the XDG state folder.
    ///
    /// The XDG Base Directory Specification, version 0.8: `$XDG_STATE_HOME`, else `$HOME/.local/state`; a path that is
    /// not absolute is ignored there.
    package static func path(option: String?, environment: [String: String], home: String) -> String {
        if let option { return option }
        if let path = environment["VOICE_PREFLIGHT_LEDGER"], !path.isEmpty { return path }
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/state"
        return "\(state)/voice-preflight/ledger.sqlite"
    }

    /// Makes the folder and the file, for their owner only.
    static func prepare(_ path: String) throws(SubmissionFailure) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
        if !folder.isEmpty {
            do {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                throw SubmissionFailure(
                    .inputOutput,
                    "\(folder): the ledger's folder cannot be created: \(error.localizedDescription) Choose another "
                        + "place with --ledger.")
            }
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SubmissionFailure(
                .inputOutput,
                "\(path): the ledger cannot be opened: \(String(cString: strerror(errno))). Choose "
                    + "another place with --ledger.")
        }
        close(descriptor)
    }
}
