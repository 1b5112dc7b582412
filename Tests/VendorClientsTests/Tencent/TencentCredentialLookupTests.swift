import TestSupport
import Testing

@testable import VendorClients

@Suite(.timeLimited) struct TencentCredentialLookupTests {
    private static func sources(
        _ environment: [String: String] = [:], files: [String: CredentialSources.File] = [:]
    ) -> CredentialSources {
        CredentialSources(environment: environment, home: "/home/u", read: { files[$0] })
    }

    private static let inHome = "/home/u/.tencentcloud/credentials"
    private static let inSystem = "/etc/tencentcloud/credentials"

    private static func file(
        _ id: String, _ key: String, _ more: String = "", isReadableByOthers: Bool = false
    ) -> CredentialSources.File {
        let text = "[default]\nsecret_id = \(id)\nsecret_key = \(key)\n\(more)"
        return .init(text: text, isReadableByOthers: isReadableByOthers)
    }

    @Test func `takes the environment before the files`() throws {
        let found = try TencentCredentialLookup.find(
            in: Self.sources(
                ["TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "k"],
                files: [Self.inHome: Self.file("other", "other")]))
        #expect(found.credentials == TencentCredentials(secretID: "i", secretKey: Secret("k")))
        #expect(found.origin == "the environment")
        #expect(found.warnings.isEmpty)
    }

    @Test(arguments: ["TENCENTCLOUD_TOKEN", "TENCENTCLOUD_SESSION_TOKEN"])
    func `takes the token of a temporary credential`(variable: String) throws {
        let found = try TencentCredentialLookup.find(
            in: Self.sources([
                "TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "k", variable: "t",
            ]))
        #expect(found.credentials.token == Secret("t"))
    }

    @Test func `takes the user's file before the system's`() throws {
        let both = Self.sources(files: [Self.inHome: Self.file("i", "k"), Self.inSystem: Self.file("s", "s")])
        #expect(try TencentCredentialLookup.find(in: both).origin == Self.inHome)
        let system = try TencentCredentialLookup.find(in: Self.sources(files: [Self.inSystem: Self.file("s", "s")]))
        #expect(system.origin == Self.inSystem)
        #expect(system.credentials.secretID == "s")
    }

    @Test func `warns of a file that others can read, and of a role`() throws {
        let found = try TencentCredentialLookup.find(
            in: Self.sources(files: [Self.inHome: Self.file("i", "k", "role_arn = r", isReadableByOthers: true)]))
        #expect(found.warnings.count == 2)
        #expect(found.warnings.first?.contains("chmod 600") == true)
    }

    @Test func `says where it looked`() {
        let failure = #expect(throws: CredentialFailure.self) { try TencentCredentialLookup.find(in: Self.sources()) }
        for place in ["TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY", Self.inHome, Self.inSystem] {
            #expect(failure?.message.contains(place) == true)
        }
    }

    @Test(arguments: [
        (["TENCENTCLOUD_SECRET_ID": "i"], "TENCENTCLOUD_SECRET_KEY is not"),
        (["TENCENTCLOUD_SECRET_KEY": "MARKED", "TENCENTCLOUD_SECRET_ID": ""], "TENCENTCLOUD_SECRET_ID is not"),
    ])
    func `does not pass from half an environment to another account's file`(
        environment: [String: String], words: String
    ) {
        let sources = Self.sources(environment, files: [Self.inHome: Self.file("i", "k")])
        let failure = #expect(throws: CredentialFailure.self) { try TencentCredentialLookup.find(in: sources) }
        #expect(failure?.message.contains(words) == true)
        #expect(failure?.message.contains("MARKED") == false)
    }

    @Test(arguments: [
        (" id", "MARKED"), ("id ", "MARKED"), ("id", " MARKED"), ("id", "MARKED\n"), ("id", "MARKED\t"),
        ("i d", "MARKED"), ("id\r\nX: y", "MARKED"), ("\"id\"", "MARKED"), ("id", "'MARKED'"), ("idé", "MARKED"),
    ])
    func `refuses blanks and quotation marks`(id: String, key: String) {
        let failure = #expect(throws: CredentialFailure.self) {
            try TencentCredentialLookup.find(
                in: Self.sources(["TENCENTCLOUD_SECRET_ID": id, "TENCENTCLOUD_SECRET_KEY": key]))
        }
        #expect(failure?.message.contains("in the environment") == true)
        #expect(failure?.message.contains("MARKED") == false)
    }

    @Test func `refuses a token that could break a header`() {
        #expect(throws: CredentialFailure.self) {
            try TencentCredentialLookup.find(
                in: Self.sources([
                    "TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "k", "TENCENTCLOUD_TOKEN": "a\nb",
                ]))
        }
    }

    @Test func `refuses a file that gives only half`() {
        let failure = #expect(throws: CredentialFailure.self) {
            try TencentCredentialLookup.find(in: Self.sources(files: [Self.inHome: Self.file("i", "")]))
        }
        #expect(failure?.message.hasPrefix(Self.inHome) == true)
        let quoted = #expect(throws: CredentialFailure.self) {
            try TencentCredentialLookup.find(in: Self.sources(files: [Self.inHome: Self.file("i", "\"MARKED\"")]))
        }
        #expect(quoted?.message.contains("quotation marks") == true)
    }
}
