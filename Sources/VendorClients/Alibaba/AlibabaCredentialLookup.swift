import Foundation

/// Finds credentials where Alibaba Cloud's own tools look for them, in the order of its client libraries: environment,
/// the command line tool's `~/.aliyun/config.json`, then `~/.alibabacloud/credentials` and `credentials.ini`.
package enum AlibabaCredentialLookup {
    /// The credentials, and the region that stands beside them, if any.
    package struct Found: Sendable {
        /// The credentials, where they came from, and warnings.
        package var found: FoundCredentials<AlibabaCredentials>
        /// The region of the profile or the environment; nil where none is named.
        package var region: AlibabaRegion?
    }

    /// Looks everywhere in order; the first place with usable credentials wins.
    ///
    /// A place whose kind of credentials needs the network, such as a role, is passed over and named in the failure.
    package static func find(in sources: CredentialSources) throws(CredentialFailure) -> Found {
        let region = sources.variable(
            "ALIBABA_CLOUD_REGION_ID", "ALIBABACLOUD_REGION_ID", "ALICLOUD_REGION_ID"
        ).map(AlibabaRegion.init(rawValue:))
        var unusable: [String] = []
        var found = try environment(sources)
        if found == nil { found = try commandLineTool(sources, &unusable) }
        if found == nil { found = files(sources, &unusable) }
        if var found {
            found.region = region ?? found.region
            return found
        }
        let seen = unusable.isEmpty ? "" : " " + unusable.joined(separator: " ")
        throw CredentialFailure(
            "no usable credentials for Alibaba Cloud were found.\(seen) Set ALIBABA_CLOUD_ACCESS_KEY_ID and "
                + "ALIBABA_CLOUD_ACCESS_KEY_SECRET (and ALIBABA_CLOUD_SECURITY_TOKEN for a temporary key), or run "
                + "aliyun configure, which writes ~/.aliyun/config.json.")
    }

    private static func environment(_ sources: CredentialSources) throws(CredentialFailure) -> Found? {
        let prefixes = ["ALIBABA_CLOUD_", "ALIBABACLOUD_", "ALICLOUD_"]
        for prefix in prefixes {
            let id = sources.variable("\(prefix)ACCESS_KEY_ID")
            let secret = sources.variable("\(prefix)ACCESS_KEY_SECRET")
            guard id != nil || secret != nil else { continue }
            guard let id, let secret else {
                throw CredentialFailure(
                    "only one of \(prefix)ACCESS_KEY_ID and \(prefix)ACCESS_KEY_SECRET is set: set both")
            }
            let token = sources.variable("\(prefix)SECURITY_TOKEN")
            return Found(
                found: FoundCredentials(
                    AlibabaCredentials(
                        accessKeyID: id, accessKeySecret: Secret(secret), securityToken: token.map { Secret($0) }),
                    origin: "the environment"))
        }
        return nil
    }

    private struct ToolConfiguration: Decodable {
        var current: String?
        var profiles: [JSONTextFields]?
    }

    private static func commandLineTool(
        _ sources: CredentialSources, _ unusable: inout [String]
    ) throws(CredentialFailure) -> Found? {
        guard sources.variable("ALIBABA_CLOUD_CLI_PROFILE_DISABLED")?.lowercased() != "true",
            let file = sources.read("\(sources.home)/.aliyun/config.json")
        else { return nil }
        let path = "~/.aliyun/config.json"
        guard let configuration = try? JSONDecoder().decode(ToolConfiguration.self, from: Data(file.text.utf8)) else {
            throw CredentialFailure("\(path) is not the JSON that aliyun configure writes: run aliyun configure again")
        }
        let asked = sources.variable("ALIBABA_CLOUD_PROFILE")
        let name = asked ?? configuration.current ?? "default"
        guard let profile = configuration.profiles?.first(where: { $0["name"] == name }) else {
            if asked != nil {
                unusable.append("\(path) has no profile \"\(name)\", which ALIBABA_CLOUD_PROFILE names.")
            }
            return nil
        }
        let mode = profile["mode"] ?? "AK"
        guard mode == "AK" || mode == "StsToken" else {
            unusable.append(
                "The profile \"\(name)\" in \(path) is of the mode \(mode), which is not supported; AK and StsToken "
                    + "are.")
            return nil
        }
        guard let id = profile["access_key_id"], let secret = profile["access_key_secret"] else {
            unusable.append("The profile \"\(name)\" in \(path) has no access key.")
            return nil
        }
        let token = mode == "StsToken" ? profile["sts_token"].map { Secret($0) } : nil
        if mode == "StsToken", token == nil {
            unusable.append("The profile \"\(name)\" in \(path) is of the mode StsToken and has no sts_token.")
            return nil
        }
        return Found(
            found: FoundCredentials(
                AlibabaCredentials(accessKeyID: id, accessKeySecret: Secret(secret), securityToken: token),
                origin: "the profile \"\(name)\" in \(path)", warnings: warnings(file, path)),
            region: profile["region_id"].map(AlibabaRegion.init(rawValue:)))
    }

    private static func files(_ sources: CredentialSources, _ unusable: inout [String]) -> Found? {
        let stated = sources.variable("ALIBABA_CLOUD_CREDENTIALS_FILE")
        let section = sources.variable("ALIBABA_CLOUD_PROFILE") ?? "default"
        let paths =
            stated.map { [$0] }
            ?? ["credentials", "credentials.ini"].map { "\(sources.home)/.alibabacloud/\($0)" }
        for path in paths {
            guard let file = sources.read(path) else {
                if stated != nil { unusable.append("\(path) cannot be read.") }
                continue
            }
            let shown = stated ?? "~\(path.dropFirst(sources.home.count))"
            let values = INIFile(file.text)
            let type = values.value("type", in: section)
            guard type == nil || type == "access_key" || type == "sts" else {
                unusable.append(
                    "The section [\(section)] in \(shown) is of the type \(type ?? ""), which is not supported; "
                        + "access_key and sts are.")
                continue
            }
            guard let id = values.value("access_key_id", in: section),
                let secret = values.value("access_key_secret", in: section)
            else {
                unusable.append("The section [\(section)] in \(shown) has no access key.")
                continue
            }
            let token = values.value("security_token", in: section) ?? values.value("sts_token", in: section)
            return Found(
                found: FoundCredentials(
                    AlibabaCredentials(
                        accessKeyID: id, accessKeySecret: Secret(secret), securityToken: token.map { Secret($0) }),
                    origin: "the section [\(section)] in \(shown)", warnings: warnings(file, shown)))
        }
        return nil
    }

    private static func warnings(_ file: CredentialSources.File, _ path: String) -> [String] {
        file.isReadableByOthers ? ["\(path) can be read by others: run chmod 600 \(path)"] : []
    }
}
