/// Who asks Huawei Cloud, and for which project.
package struct HuaweiCredentials: Hashable, Sendable {
    /// A permanent or temporary access key.
    package struct AccessKey: Hashable, Sendable {
        /// The AK, which is not secret.
        package var id: String
        /// The SK.
        package var secret: Secret
        /// The token of a temporary access key.
        package var securityToken: Secret?

        /// An access key from its parts.
        package init(id: String, secret: Secret, securityToken: Secret? = nil) {
            self.id = id
            self.secret = secret
            self.securityToken = securityToken
        }
    }

    /// What proves who asks: a request carries one of them.
    package enum Proof: Hashable, Sendable {
        /// Requests are signed, which Huawei recommends.
        case accessKey(AccessKey)
        /// Requests carry an IAM token of the project, which lives for 24 hours.
        case token(Secret)
    }

    /// What proves who asks.
    package var proof: Proof
    /// The project's ID, which stands in every path of MetaStudio.
    package var projectID: String

    /// Credentials from their parts.
    package init(_ proof: Proof, projectID: String) {
        self.proof = proof
        self.projectID = projectID
    }

    /// Every text that must not be shown, also where a vendor's message quotes it.
    var secrets: [Secret] {
        switch proof {
        case .token(let token): [token]
        case .accessKey(let key): [key.secret] + [key.securityToken].compactMap(\.self)
        }
    }
}
