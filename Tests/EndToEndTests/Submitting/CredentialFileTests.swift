import Foundation
import TestSupport
import Testing

@Suite("Files of credentials", .timeLimited)
struct CredentialFileTests {
    /// The file that the vendor's own tools read, with a marked secret in it.
    private func write(_ vendor: SubmittedVendor, in scratch: Scratch, permissions: Int) throws -> String {
        let (path, text) =
            switch vendor {
            case .alibaba:
                (
                    ".aliyun/config.json",
                    #"{"current": "default", "profiles": [{"name": "default", "mode": "AK", "#
                        + #""access_key_id": "LTAImarked", "access_key_secret": "MARKEDSECRET"}]}"#
                )
            case .huawei:
                (
                    ".huaweicloud/credentials",
                    "[basic]\nak = marked\nsk = MARKEDSECRET\nproject_id = 03c9496d95628959c8b1e54aaa3e334d\n"
                )
            case .tencent:
                (".tencentcloud/credentials", "[default]\nsecret_id = AKIDmarked\nsecret_key = MARKEDSECRET\n")
            }
        let file = try scratch.file("home/\(path)", text)
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: file.path)
        return path
    }

    /// An environment in which only the files are found.
    private func environment(_ scratch: Scratch) -> [String: String] {
        [
            "HOME": scratch.folder.appending(path: "home").path, "ALIBABA_CLOUD_ACCESS_KEY_ID": "",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "", "HUAWEICLOUD_SDK_AK": "", "HUAWEICLOUD_SDK_SK": "",
            "HW_AUTH_TOKEN": "", "TENCENTCLOUD_SECRET_ID": "", "TENCENTCLOUD_SECRET_KEY": "",
        ]
    }

    @Test(
        "that others can read are warned about, with what to do", arguments: SubmittedVendor.allCases,
        [0o600, 0o644, 0o660, 0o604])
    func warning(vendor: SubmittedVendor, permissions: Int) throws {
        let scratch = try Scratch()
        try vendor.package(in: scratch)
        let path = try write(vendor, in: scratch, permissions: permissions)
        let more = vendor == .tencent ? ["--parameter", "SubAppId=1"] : []
        let result = try Command.run(
            ["submit", "out", "--dry-run"] + more, in: scratch.folder, environment: environment(scratch))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains(path) == (permissions != 0o600))
        #expect(result.errors.contains("chmod 600") == (permissions != 0o600))
        #expect(!(result.output + result.errors).contains("MARKEDSECRET"))
    }

    @Test(
        "with a wrong secret are refused with 77, once, and the secret is not shown",
        arguments: SubmittedVendor.allCases)
    func refused(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        _ = try write(vendor, in: scene.scratch, permissions: 0o600)
        // The sandbox's addresses without its credentials.
        var line = try #require(
            try JSONSerialization.jsonObject(with: Data(scene.sandbox.line.utf8)) as? [String: Any])
        line["credentials"] = nil
        let text = String(decoding: try JSONSerialization.data(withJSONObject: line), as: UTF8.self)
        _ = try scene.scratch.file("endpoints.json", text)
        let result = try Command.run(
            try scene.submission, in: scene.scratch.folder, environment: environment(scene.scratch))
        #expect(result.status == 77, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("Check that the credentials are correct"))
        #expect(try scene.sandbox.journal().count == 1)
        #expect(!(result.output + result.errors).contains("MARKEDSECRET"))
        let log = try scene.run(["history", "--format", "json", "--ledger", "ledger.sqlite"])
        #expect(!log.output.contains("MARKEDSECRET"))
        #expect(try !scene.ledgerText().contains("MARKEDSECRET"))
    }
}
