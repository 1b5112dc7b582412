/// How a vendor wants the recordings handed over, as a profile says under `package`.
public struct PackageFormat: Hashable, Sendable {
    /// What is handed over.
    public enum Form: String, Sendable, CaseIterable {
        /// The files themselves.
        case files
        /// One zip.
        case zip
    }

    /// Whether entries of a zip are compressed.
    public enum Compression: String, Sendable, CaseIterable {
        /// They are not; PCM hardly shrinks, and what is stored can be read in place.
        case stored
        /// They are, with Deflate.
        case deflated
    }

    /// What is handed over.
    public var form: Form = .files
    /// The roles whose recordings go into the zip; the others are handed over beside it.
    public var roles: [String] = []
    /// Whether entries are compressed.
    public var compression: Compression = .stored
    /// The greatest size of the zip in bytes; nil where none is known.
    public var greatestByteCount: Int64?
    /// Whether zip64 structures are taken, which sizes of 4 GiB and more and 65,535 entries and more need.
    public var allowsZip64 = false

    /// Loose files.
    public init() {}
}
