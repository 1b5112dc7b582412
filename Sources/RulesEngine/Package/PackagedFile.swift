public import PreflightModel

extension Profile {
    /// A file that goes into a package.
    public struct PackagedFile: Hashable, Sendable {
        /// The role's name in the profile.
        public var role: String
        /// Where the file is.
        public var path: RecordingPath
        /// Its size in bytes.
        public var byteCount: Int64

        /// Gives a file its role.
        public init(role: String, path: RecordingPath, byteCount: Int64 = 0) {
            self.role = role
            self.path = path
            self.byteCount = byteCount
        }
    }
}
