import PreflightModel
import SystemFiles

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
            do throws(SystemError) {
                try SystemFiles.makeFolder(RecordingPath(folder), permissions: 0o700)
            } catch {
                throw SubmissionFailure(
                    .inputOutput,
                    "\(folder): the ledger's folder cannot be created: \(error). Choose another "
                        + "place with --ledger.")
            }
        }
        do throws(SystemError) {
            _ = try FileDescriptor(updating: RecordingPath(path), permissions: 0o600)
        } catch {
            throw SubmissionFailure(
                .inputOutput, "\(path): the ledger cannot be opened: \(error). Choose another place with --ledger.")
        }
    }
}
