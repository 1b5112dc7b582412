package import PreflightModel
package import SystemFiles

/// Why a folder of prepared recordings was not made, or is not what it says.
package enum PreparedFolderFailure: Error, Hashable, Sendable {
    /// Something is there already, and may not be replaced.
    case exists(RecordingPath)
    /// What is there is not only what was prepared before: this file is somebody's own.
    case holdsOthers(RecordingPath)
    /// The folder, or a file in it, cannot be created.
    case cannotCreate(RecordingPath, SystemError)
    /// A file cannot be read or written.
    case inputOutput(RecordingPath, SystemError)
    /// A text is not what it was when it was checked.
    case textChanged(RecordingPath)
    /// There is no set of prepared recordings.
    case missing(RecordingPath)
    /// It is not a set of prepared recordings, for this reason.
    case invalid(RecordingPath, String)
}
