/// An access key of Alibaba Cloud, lasting or temporary.
package struct AlibabaCredentials: Hashable, Sendable {
    /// The access key's ID, which signatures name.
    package var accessKeyID: String
    /// The access key's secret, which signs.
    package var accessKeySecret: Secret
    /// The token of a temporary key (STS); nil for a lasting one.
    package var securityToken: Secret?

    /// Credentials from their parts.
    package init(accessKeyID: String, accessKeySecret: Secret, securityToken: Secret? = nil) {
        self.accessKeyID = accessKeyID
        self.accessKeySecret = accessKeySecret
        self.securityToken = securityToken
    }

    /// What no failure may show.
    var secrets: [Secret] { [accessKeySecret] + [securityToken].compactMap(\.self) }
}
