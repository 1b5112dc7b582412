import TestSupport
import Testing
import VendorClients

@Suite("Alibaba's credentials", .timeLimited) struct AlibabaCredentialLookupTests {
    private static let tool = "/home/u/.aliyun/config.json"
    private static let profile = "/home/u/.alibabacloud/credentials"
    private static let toolText = """
        {"current": "work", "profiles": [
        {"name": "default", "mode": "AK", "access_key_id": "d", "access_key_secret": "ds"},
        {"name": "work", "mode": "StsToken", "access_key_id": "w", "access_key_secret": "ws", "sts_token": "wt",
         "region_id": "cn-beijing"},
        {"name": "role", "mode": "RamRoleArn", "access_key_id": "r", "access_key_secret": "s3cret"}]}
        """

    private func sources(_ environment: [String: String], _ files: [String: String] = [:], open: Bool = false)
        -> CredentialSources
    {
        CredentialSources(environment: environment, home: "/home/u") { path in
            files[path].map { CredentialSources.File(text: $0, isReadableByOthers: open) }
        }
    }

    @Test func `come from the environment first`() throws {
        let found = try AlibabaCredentialLookup.find(
            in: sources(
                [
                    "ALIBABA_CLOUD_ACCESS_KEY_ID": "e", "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "es",
                    "ALIBABA_CLOUD_SECURITY_TOKEN": "et", "ALIBABA_CLOUD_REGION_ID": "cn-shenzhen",
                ], [Self.tool: Self.toolText]))
        #expect(found.found.credentials.accessKeyID == "e")
        #expect(found.found.credentials.accessKeySecret.reveal() == "es")
        #expect(found.found.credentials.securityToken?.reveal() == "et")
        #expect(found.region?.rawValue == "cn-shenzhen")
    }

    @Test(arguments: ["ALIBABACLOUD_", "ALICLOUD_"]) func `have other names too`(prefix: String) throws {
        let found = try AlibabaCredentialLookup.find(
            in: sources(["\(prefix)ACCESS_KEY_ID": "e", "\(prefix)ACCESS_KEY_SECRET": "es"]))
        #expect(found.found.credentials.accessKeyID == "e")
        #expect(found.found.credentials.securityToken == nil)
    }

    @Test func `are not mixed from two places`() {
        #expect(throws: CredentialFailure.self) {
            try AlibabaCredentialLookup.find(
                in: sources(["ALIBABA_CLOUD_ACCESS_KEY_ID": "e"], [Self.tool: Self.toolText]))
        }
    }

    @Test func `come from the command line tool's current profile`() throws {
        let found = try AlibabaCredentialLookup.find(in: sources([:], [Self.tool: Self.toolText], open: true))
        #expect(found.found.credentials.accessKeyID == "w")
        #expect(found.found.credentials.securityToken?.reveal() == "wt")
        #expect(found.region?.rawValue == "cn-beijing")
        #expect(
            found.found.warnings
                == ["~/.aliyun/config.json can be read by others: run chmod 600 ~/.aliyun/config.json"])
    }

    @Test func `come from the profile that is asked for`() throws {
        let found = try AlibabaCredentialLookup.find(
            in: sources(["ALIBABA_CLOUD_PROFILE": "default"], [Self.tool: Self.toolText]))
        #expect(found.found.credentials.accessKeyID == "d")
        #expect(found.found.warnings.isEmpty)
    }

    @Test func `of a kind that needs the network are named`() {
        let failure = #expect(throws: CredentialFailure.self) {
            try AlibabaCredentialLookup.find(
                in: sources(["ALIBABA_CLOUD_PROFILE": "role"], [Self.tool: Self.toolText]))
        }
        #expect(failure?.message.contains("RamRoleArn") == true)
        #expect(failure?.message.contains("s3cret") == false)
    }

    @Test(arguments: ["credentials", "credentials.ini"])
    func `come from a file of profiles`(name: String) throws {
        let text = "[default]\ntype = access_key  # kind\naccess_key_id = f\naccess_key_secret = fs\n"
        let found = try AlibabaCredentialLookup.find(in: sources([:], ["/home/u/.alibabacloud/\(name)": text]))
        #expect(found.found.credentials.accessKeyID == "f")
        #expect(found.found.origin == "the section [default] in ~/.alibabacloud/\(name)")
    }

    @Test func `come from the file that the environment names`() throws {
        let found = try AlibabaCredentialLookup.find(
            in: sources(
                ["ALIBABA_CLOUD_CREDENTIALS_FILE": "/etc/keys", "ALIBABA_CLOUD_PROFILE": "p"],
                ["/etc/keys": "[p]\naccess_key_id=k\naccess_key_secret=ks\n", Self.profile: "[p]\naccess_key_id=x\n"]))
        #expect(found.found.credentials.accessKeyID == "k")
    }

    @Test func `are asked for where there are none`() {
        let failure = #expect(throws: CredentialFailure.self) { try AlibabaCredentialLookup.find(in: sources([:])) }
        #expect(failure?.message.contains("ALIBABA_CLOUD_ACCESS_KEY_ID") == true)
        #expect(throws: CredentialFailure.self) {
            try AlibabaCredentialLookup.find(in: sources([:], [Self.tool: "{"]))
        }
    }
}
