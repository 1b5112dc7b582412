import VendorClients

/// Who asks the service and where: enough to look at a job.
struct AlibabaAccess: Sendable {
    /// The media services, as files of endpoints name them.
    static let service = "alibaba-ims"

    let client: AlibabaClient
    let region: AlibabaRegion
    /// What is worth saying of where the credentials were found.
    let warnings: [String]

    /// - Throws: `SubmissionFailure` of kind `credentials` where none are found, of kind `usage` for what is not a region.
    init(_ target: SubmissionTarget, _ connection: VendorConnection) throws {
        let found: AlibabaCredentialLookup.Found
        do { found = try AlibabaCredentialLookup.find(in: target.credentials) } catch { throw SubmissionFailure(error) }
        region = target.region.map(AlibabaRegion.init(rawValue:)) ?? found.region ?? .shanghai
        guard region.isWellFormed else { throw SubmissionFailure(.usage, AlibabaSubmissionWords.noRegion(region)) }
        client = AlibabaClient(
            credentials: found.found.credentials,
            endpoint: target.endpoint(Self.service, else: region.mediaServices), connection: connection)
        warnings = found.found.warnings
    }
}
