import PreflightModel
import VendorClients

/// Who asks MetaStudio and where: made without sending anything; a token is fetched when the first request needs one.
actor HuaweiSession {
    /// MetaStudio, as files of endpoints name it.
    static let service = "huawei-metastudio"
    /// IAM, as files of endpoints name it.
    static let loginService = "huawei-iam"
    /// OBS, as files of endpoints name it; MetaStudio hands out whole addresses.
    static let storeService = "huawei-obs"

    private let found: HuaweiCredentialLookup.Found
    private let endpoint: Endpoint
    private let iam: Endpoint
    /// The region that everything goes to.
    nonisolated let region: String
    private let connection: VendorConnection
    /// Puts files to the addresses that MetaStudio hands out.
    nonisolated var store: OBSClient { OBSClient(connection: connection) }
    /// The token lives for 24 hours, longer than any run.
    private var fetched: HuaweiCredentials?

    init(target: SubmissionTarget, connection: VendorConnection) throws {
        do throws(CredentialFailure) {
            found = try HuaweiCredentialLookup.find(in: target.credentials)
            region = target.region ?? HuaweiEndpoints.region(target.credentials)
            endpoint = target.endpoint(
                Self.service, else: try HuaweiEndpoints.metaStudio(region, target.credentials))
            iam = target.endpoint(Self.loginService, else: try HuaweiEndpoints.iam(region, target.credentials))
        } catch {
            throw SubmissionFailure(.credentials, error.message)
        }
        self.connection = connection
    }

    /// What is worth saying of where the credentials were found.
    nonisolated var warnings: [String] {
        switch found {
        case .credentials(let found): found.warnings
        case .login(let found): found.warnings
        }
    }

    /// A client, with a token where there is no key.
    func client() async throws -> HuaweiClient {
        let credentials: HuaweiCredentials
        switch found {
        case .credentials(let found): credentials = found.credentials
        case .login(let login):
            if let fetched {
                credentials = fetched
            } else {
                credentials = try await login.credentials.fetchToken(from: iam, over: connection)
                fetched = credentials
            }
        }
        return HuaweiClient(credentials: credentials, endpoint: endpoint, connection: connection)
    }
}
