import Foundation
import PreflightModel

/// An IAM user whose token proves requests: for those who have no access key. A HUAWEI ID has no such token.
package struct HuaweiLogin: Hashable, Sendable {
    /// The IAM user's name.
    package var user: String
    /// The IAM user's password.
    package var password: Secret
    /// The name of the account that the user belongs to.
    package var domain: String
    /// The project that the token is for, since MetaStudio is a service of projects.
    package var projectID: String

    /// The operation's name in the official SDKs.
    package static let operation = "KeystoneCreateUserTokenByPassword"

    /// A login from its parts.
    package init(user: String, password: Secret, domain: String, projectID: String) {
        self.user = user
        self.password = password
        self.domain = domain
        self.projectID = projectID
    }

    /// Fetches a token, which lives for 24 hours: `POST /v3/auth/tokens`, answered in `X-Subject-Token`.
    ///
    /// - Throws: `VendorFailure`. A wrong password is never tried again, since IAM locks the user out.
    package func fetchToken(
        from iam: Endpoint, over connection: VendorConnection
    ) async throws(VendorFailure) -> HuaweiCredentials {
        if let plan = connection.plan {
            var hidden = self
            hidden.password = Secret("<password>")
            return try plan.response(to: self, hidden.request(to: iam), of: .huawei, Self.operation)
        }
        let exchange = VendorExchange(
            vendor: .huawei, operation: Self.operation, connection: connection, secrets: [password],
            answersWithSecrets: true, requestID: HuaweiErrors.requestID)
        return try await exchange.send(request(to: iam)) { response throws(VendorFailure) in
            guard response.isSuccess else { throw HuaweiErrors(exchange: exchange).failure(response) }
            guard let token = response.header("X-Subject-Token"), HuaweiPath.isHeaderWord(token) else {
                throw exchange.unreadable(response, because: HuaweiWords.noField("X-Subject-Token"))
            }
            return HuaweiCredentials(.token(Secret(token)), projectID: projectID)
        }
    }

    private func request(to iam: Endpoint) -> HTTPRequest {
        HTTPRequest(
            method: "POST", endpoint: iam, encodedPath: "/v3/auth/tokens", encodedQuery: "nocatalog=true",
            headers: [HTTPRequest.Header("Content-Type", "application/json")], body: HuaweiCall.json(Body(login: self)))
    }

    private struct Body: Encodable {
        var auth: Auth

        init(login: HuaweiLogin) {
            let user = User(
                name: login.user, password: login.password.reveal(), domain: Named(name: login.domain))
            auth = Auth(
                identity: Identity(methods: ["password"], password: Password(user: user)),
                scope: Scope(project: Identified(id: login.projectID)))
        }

        struct Auth: Encodable {
            var identity: Identity
            var scope: Scope
        }
        struct Identity: Encodable {
            var methods: [String]
            var password: Password
        }
        struct Password: Encodable { var user: User }
        struct User: Encodable {
            var name: String
            var password: String
            var domain: Named
        }
        struct Named: Encodable { var name: String }
        struct Scope: Encodable { var project: Identified }
        struct Identified: Encodable { var id: String }
    }
}
