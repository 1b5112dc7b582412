/// What proves to COS who asks: for uploads to VOD, the temporary credential that `ApplyUpload` answers.
package struct COSCredentials: Hashable, Sendable {
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

    /// The account's own, which the vendor's upload SDK falls back on where `ApplyUpload` answers none.
    package init(_ credentials: TencentCredentials) {
        self.init(secretID: credentials.secretID, secretKey: credentials.secretKey, token: credentials.token)
    }

    /// What no failure may show.
    var secrets: [Secret] { [secretKey] + [token].compactMap(\.self) }
}
