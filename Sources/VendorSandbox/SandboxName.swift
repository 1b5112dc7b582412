/// A service that the sandbox simulates, on a port of its own: those of a vendor stand in its folder.
package struct SandboxName: RawRepresentable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    /// The name in files of endpoints and in the journal: the vendor, a hyphen, and the service, as in `huawei-obs`.
    package let rawValue: String

    /// A service by its name.
    package init(rawValue: String) { self.rawValue = rawValue }

    /// The vendor whose service it is, as in `huawei`.
    var vendor: String { rawValue.split(separator: "-").first.map(String.init) ?? rawValue }
}
