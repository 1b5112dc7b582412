/// Finds credentials where Tencent Cloud's own tools look for them: the environment, then the credentials file.
package enum TencentCredentialLookup {
    /// The variables of the vendor's SDKs, and the two names under which other tools pass a temporary credential's token.
    private static let idVariable = "TENCENTCLOUD_SECRET_ID"
    private static let keyVariable = "TENCENTCLOUD_SECRET_KEY"
    private static let section = "default"

    /// Looks where the vendor's SDKs look: `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY` (with
    /// `TENCENTCLOUD_TOKEN` or `TENCENTCLOUD_SESSION_TOKEN`), then `~/.tencentcloud/credentials`, then
    /// `/etc/tencentcloud/credentials`, section `[default]`, keys `secret_id` and `secret_key`.
    ///
    /// - Throws: `CredentialFailure` where there are none, or those that were found cannot be used; those of a later
    ///   place are not tried then, since they may be another account's.
    package static func find(
        in sources: CredentialSources
    ) throws(CredentialFailure) -> FoundCredentials<TencentCredentials> {
        let (id, key) = (sources.variable(idVariable), sources.variable(keyVariable))
        if let id, let key {
            let token = sources.variable("TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN")
            return FoundCredentials(
                try checked(id: id, key: key, token: token, origin: "the environment"), origin: "the environment")
        }
        if id != nil || key != nil {
            let (set, missing) = id != nil ? (idVariable, keyVariable) : (keyVariable, idVariable)
            throw CredentialFailure(TencentWords.halfSet(set, missing: missing))
        }
        let paths = ["\(sources.home)/.tencentcloud/credentials", "/etc/tencentcloud/credentials"]
        for path in paths {
            guard let file = sources.read(path) else { continue }
            let values = INIFile(file.text)
            guard let id = values.value("secret_id", in: section), let key = values.value("secret_key", in: section)
            else { throw CredentialFailure(TencentWords.incompleteFile(path, section: section)) }
            var warnings = file.isReadableByOthers ? [TencentWords.readableByOthers(path)] : []
            if values.value("role_arn", in: section) != nil { warnings.append(TencentWords.roleIsNotAssumed(path)) }
            return FoundCredentials(
                try checked(id: id, key: key, token: nil, origin: path), origin: path, warnings: warnings)
        }
        throw CredentialFailure(TencentWords.noCredentials(variables: [idVariable, keyVariable], paths: paths))
    }

    /// What is copied with a blank, a line's end or quotation marks around it signs wrongly, and the vendor's answer does
    /// not say why.
    private static func checked(
        id: String, key: String, token: String?, origin: String
    ) throws(CredentialFailure) -> TencentCredentials {
        let parts = [("SecretId", id), ("SecretKey", key), ("token", token ?? "token")]
        for (name, text) in parts {
            guard text.unicodeScalars.allSatisfy({ $0.isASCII && $0.value > 0x20 && $0.value != 0x7F }) else {
                throw CredentialFailure(TencentWords.blankInCredential(name, origin: origin))
            }
            guard let first = text.first, first != "\"", first != "'" else {
                throw CredentialFailure(TencentWords.quotedCredential(name, origin: origin))
            }
        }
        return TencentCredentials(secretID: id, secretKey: Secret(key), token: token.map { Secret($0) })
    }
}
