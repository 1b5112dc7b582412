package import VendorClients

/// Where a submission goes: the vendors themselves, or other endpoints such as those of the sandbox.
public struct SubmissionTarget: Sendable {
    /// Endpoints instead of the vendors' own, by the names of the services, such as `huawei-obs`.
    package var endpoints: [String: Endpoint]
    /// The region, by the vendor's name for it; nil for the vendor's usual one.
    public var region: String?
    /// The user's own bucket at the vendor's object store; nil for the service's storage.
    public var bucket: String?
    /// The bucket that a rehearsal has for a submission that needs one where none is given.
    package var rehearsalBucket: String?
    /// Where credentials are looked for.
    package var credentials: CredentialSources
    /// Which recordings go in parts; nil for what the vendor's document says. Tests make parts small.
    var partSizes: PartSizes?

    /// A target from its parts.
    package init(
        endpoints: [String: Endpoint] = [:], region: String? = nil, bucket: String? = nil,
        credentials: CredentialSources
    ) {
        self.endpoints = endpoints
        self.region = region
        self.bucket = bucket
        self.credentials = credentials
    }

    /// The endpoint of a service: the given one, else the vendor's.
    package func endpoint(_ service: String, else vendors: Endpoint) -> Endpoint { endpoints[service] ?? vendors }

    /// Whether everything goes to this machine, where a vendor is simulated.
    public var isRehearsal: Bool { !endpoints.isEmpty && endpoints.values.allSatisfy(\.isLoopback) }

    /// The given endpoints in one line, for the ledger; nil where none were given.
    package var endpointsText: String? {
        endpoints.isEmpty
            ? nil : endpoints.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}
