package import PreflightModel

/// How a vendor wants the recordings handed over, as a profile says under `package`.
package struct PackageFormat: Hashable, Sendable {
    /// What is handed over.
    package enum Form: String, Sendable, CaseIterable {
        /// The files themselves.
        case files
        /// One zip.
        case zip
    }

    /// Whether entries of a zip are compressed.
    package enum Compression: String, Sendable, CaseIterable {
        /// They are not; PCM hardly shrinks, and what is stored can be read in place.
        case stored
        /// They are, with Deflate.
        case deflated
    }

    /// What becomes of files in folders that no role takes.
    package enum Others: String, Sendable, CaseIterable {
        /// They are left out, and named.
        case leftOut
        /// Each of them is an error.
        case refused
    }

    /// What is handed over.
    package var form: Form = .files
    /// The roles whose files go into the zip; the others are handed over beside it.
    package var roles: [String] = []
    /// How the entries of a role are named; a role that is not in it keeps the names of its files, in plain ASCII.
    package var names: [String: EntryNamePattern] = [:]
    /// The number of the first entry of each role whose names have one.
    package var firstIndex = 0
    /// What becomes of files in folders that no role takes.
    package var others: Others = .leftOut
    /// Whether entries are compressed.
    package var compression: Compression = .stored
    /// The greatest size of the zip in bytes; nil where none is known.
    package var greatestByteCount: Int64?
    /// Whether zip64 structures are taken, which sizes of 4 GiB and more and 65,535 entries and more need.
    package var allowsZip64 = false
    /// Where this comes from; nil for the default.
    package var source: RuleSource?

    /// Loose files.
    package init() {}
}
