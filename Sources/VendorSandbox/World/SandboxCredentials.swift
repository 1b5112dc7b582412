/// The throw-away credentials of one run, of every vendor; the sandbox accepts no others.
package struct SandboxCredentials: Sendable, Encodable {
    private let keys: [any SandboxKeys]

    /// Makes up credentials in the vendors' own forms.
    init(_ options: SandboxOptions) { keys = SandboxVendor.all.map { $0.keys(options) } }

    /// Those of one vendor.
    subscript<Keys: SandboxKeys>(_ type: Keys.Type) -> Keys {
        // Every vendor has some, so the second half is for the compiler.
        keys.lazy.compactMap { $0 as? Keys }.first ?? .random(SandboxOptions())
    }

    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Writes an object with a member for each vendor.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Name.self)
        for keys in keys { try values.encode(keys, forKey: Name(stringValue: type(of: keys).vendor)) }
    }
}

/// What proves to one simulated vendor who asks, and what exists in the account.
package protocol SandboxKeys: Hashable, Sendable, Codable {
    /// The vendor's name, as in `huawei`.
    static var vendor: String { get }

    /// Makes up some in the vendor's own form.
    static func random(_ options: SandboxOptions) -> Self
}
