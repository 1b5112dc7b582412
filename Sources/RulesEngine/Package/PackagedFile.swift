package import PreflightModel

extension Profile {
    /// A file that goes into a package.
    package struct PackagedFile: Hashable, Sendable {
        /// The role's name in the profile.
        package var role: String
        /// Where the file is.
        package var path: RecordingPath
        /// Its size in bytes.
        package var byteCount: Int64

        /// Gives a file its role.
        package init(role: String, path: RecordingPath, byteCount: Int64 = 0) {
            self.role = role
            self.path = path
            self.byteCount = byteCount
        }
    }
}
