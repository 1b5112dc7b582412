/// What proves to Tencent Cloud who asks, the account itself or the temporary credential that `ApplyUpload` answers for COS.
package struct TencentCredentials: Hashable, Sendable {
    /// The public half, as it is written in every signature.
    package var secretID: String
    /// The half that signs.
    package var secretKey: Secret
    /// The token that goes with a temporary credential; nil for a lasting one.
    package var token: Secret?

    /// Credentials from their parts.
    package init(secretID: String, secretKey: Secret, token: Secret? = nil) {
        self.secretID = secretID
        self.secretKey = secretKey
        self.token = token
    }

    /// What no failure may show.
    var secrets: [Secret] { [secretKey] + [token].compactMap(\.self) }
}
