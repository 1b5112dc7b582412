/// Where Huawei's own tools keep credentials, in the order of the SDKs' chain: the environment, then the profile file.
package struct HuaweiCredentialLookup: Sendable {
    /// What was found: credentials, or what they can be fetched with.
    package enum Found: Sendable {
        /// Credentials to use at once.
        case credentials(FoundCredentials<HuaweiCredentials>)
        /// An IAM user's name and password, which a token is fetched with.
        case login(FoundCredentials<HuaweiLogin>)
    }

    /// The sections that the variables come in; a key is never put together from two of them.
    private static let families = [
        (id: "HUAWEICLOUD_SDK_AK", secret: "HUAWEICLOUD_SDK_SK", token: "HUAWEICLOUD_SDK_SECURITY_TOKEN"),
        (id: "CLOUD_SDK_AK", secret: "CLOUD_SDK_SK", token: "CLOUD_SDK_SECURITY_TOKEN"),
        (id: "HW_ACCESS_KEY", secret: "HW_SECRET_KEY", token: "HW_SECURITY_TOKEN"),
    ]

    private let sources: CredentialSources

    /// The first that is there: an access key in the environment (`HUAWEICLOUD_SDK_AK` and `_SK`, `CLOUD_SDK_AK` and
    /// `_SK`, `HW_ACCESS_KEY` and `HW_SECRET_KEY`), a token in `HW_AUTH_TOKEN`, an IAM user in `HW_USER_NAME`,
    /// `HW_USER_PASSWORD` and `HW_DOMAIN_NAME`, the section `[basic]` of `~/.huaweicloud/credentials` or of the file in
    /// `HUAWEICLOUD_SDK_CREDENTIALS_FILE`.
    ///
    /// - Throws: `CredentialFailure` if there is none, a half one, or one without its project.
    package static func find(in sources: CredentialSources) throws(CredentialFailure) -> Found {
        try HuaweiCredentialLookup(sources: sources).find()
    }

    private func find() throws(CredentialFailure) -> Found {
        let file = try profile()
        let project = variableProject ?? file?.ini.value("project_id", in: "basic")
        for family in Self.families {
            guard let key = try accessKey(family) else { continue }
            let warnings = sources.variable("HW_AUTH_TOKEN") == nil ? [] : [HuaweiWords.tokenPassedOver(by: family.id)]
            return try credentials(.accessKey(key), project, origin: "the environment (\(family.id))", warnings)
        }
        if let token = sources.variable("HW_AUTH_TOKEN") {
            return try credentials(.token(Secret(token)), project, origin: "the environment (HW_AUTH_TOKEN)", [])
        }
        if let login = try login(project) { return .login(login) }
        guard let file else { throw CredentialFailure(HuaweiWords.noCredentials(path: profilePath)) }
        return try credentials(.accessKey(file.key), project, origin: file.path, file.warnings)
    }

    private var variableProject: String? {
        sources.variable("HUAWEICLOUD_SDK_PROJECT_ID", "CLOUD_SDK_PROJECT_ID", "HW_PROJECT_ID")
    }

    private var profilePath: String {
        sources.variable("HUAWEICLOUD_SDK_CREDENTIALS_FILE") ?? "\(sources.home)/.huaweicloud/credentials"
    }

    private func credentials(
        _ proof: HuaweiCredentials.Proof, _ project: String?, origin: String, _ warnings: [String]
    ) throws(CredentialFailure) -> Found {
        guard let project else { throw CredentialFailure(HuaweiWords.noProject(origin: origin, path: profilePath)) }
        guard HuaweiPath.isSegment(project, atMost: 64) else {
            throw CredentialFailure(HuaweiWords.badProject(project))
        }
        return .credentials(
            FoundCredentials(HuaweiCredentials(proof, projectID: project), origin: origin, warnings: warnings))
    }

    private func accessKey(
        _ family: (id: String, secret: String, token: String)
    ) throws(CredentialFailure) -> HuaweiCredentials.AccessKey? {
        switch (sources.variable(family.id), sources.variable(family.secret)) {
        case (nil, nil): return nil
        case (let id?, let secret?):
            return try key(id, secret, sources.variable(family.token), origin: "the environment")
        case (nil, _): throw CredentialFailure(HuaweiWords.half(missing: family.id, given: family.secret))
        case (_, nil): throw CredentialFailure(HuaweiWords.half(missing: family.secret, given: family.id))
        }
    }

    /// A key that a header can carry: what was pasted with a blank or a line's end is found here, not by the vendor,
    /// who locks a key after five wrong signatures.
    private func key(
        _ id: String, _ secret: String, _ token: String?, origin: String
    ) throws(CredentialFailure) -> HuaweiCredentials.AccessKey {
        for (text, name) in [(id, "AK"), (secret, "SK"), (token ?? "-", "security token")]
        where !HuaweiPath.isHeaderWord(text) {
            throw CredentialFailure(HuaweiWords.unprintable(name, origin: origin))
        }
        return HuaweiCredentials.AccessKey(id: id, secret: Secret(secret), securityToken: token.map(Secret.init))
    }

    private func login(_ project: String?) throws(CredentialFailure) -> FoundCredentials<HuaweiLogin>? {
        guard let user = sources.variable("HW_USER_NAME"), let password = sources.variable("HW_USER_PASSWORD") else {
            return nil
        }
        guard let domain = sources.variable("HW_DOMAIN_NAME") else {
            throw CredentialFailure(HuaweiWords.half(missing: "HW_DOMAIN_NAME", given: "HW_USER_NAME"))
        }
        guard let project else {
            throw CredentialFailure(HuaweiWords.noProject(origin: "the environment (HW_USER_NAME)", path: profilePath))
        }
        guard HuaweiPath.isSegment(project, atMost: 64) else {
            throw CredentialFailure(HuaweiWords.badProject(project))
        }
        let login = HuaweiLogin(user: user, password: Secret(password), domain: domain, projectID: project)
        return FoundCredentials(login, origin: "the environment (HW_USER_NAME)")
    }

    private struct Profile {
        var ini: INIFile
        var key: HuaweiCredentials.AccessKey
        var path: String
        var warnings: [String]
    }

    private func profile() throws(CredentialFailure) -> Profile? {
        guard let file = sources.read(profilePath) else { return nil }
        let ini = INIFile(file.text)
        guard let id = ini.value("ak", in: "basic"), let secret = ini.value("sk", in: "basic") else { return nil }
        let key = try key(id, secret, ini.value("security_token", in: "basic"), origin: profilePath)
        let warnings = file.isReadableByOthers ? [HuaweiWords.readableByOthers(profilePath)] : []
        return Profile(ini: ini, key: key, path: profilePath, warnings: warnings)
    }
}
