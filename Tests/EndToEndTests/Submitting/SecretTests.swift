import Foundation
import TestSupport
import Testing

@Suite("Secrets", .timeLimited)
struct SecretTests {
    /// Every fault in which something is said, for the upload, the creation of the job, and the look at it.
    private static func faults(_ vendor: SubmittedVendor) -> [(operation: String, fault: String)] {
        let everywhere = ["drop-answer", "reset", "500", "throttle", "not-json", "redirect", "clock-skew"]
        return (everywhere + ["expire-url", "bad-crc"]).map { ("PUT", $0) }
            + everywhere.map { (vendor.creation, $0) } + (everywhere + ["unknown-state"]).map { (vendor.look, $0) }
    }

    /// What grants access by itself is as secret as a key.
    private static let signs = [
        "Signature=", "q-signature=", "SecurityToken=", "SecurityToken\"", "x-oss-security-token",
        "x-cos-security-token", "X-Amz-",
        "Authorization", "UploadAuth",
    ]

    @Test("are shown nowhere, whatever goes wrong", arguments: SubmittedVendor.allCases)
    func nowhere(vendor: SubmittedVendor) throws {
        let scene = try SubmissionScene(vendor)
        let ledger = ["--ledger", "ledger.sqlite"]
        var said: [(what: String, command: Command)] = []
        said.append(("dry run", try scene.run(try scene.submission + ["--dry-run"])))
        said.append(("config", try scene.run(["config", "--format", "json"])))
        for (operation, fault) in Self.faults(vendor) {
            try scene.sandbox.order(["\(vendor.rawValue).\(operation):\(fault)*5"])
            let run = try scene.submit(["--again", "--wait", "--timeout", "1"])
            said.append(("\(operation):\(fault)", run.command))
            if let id = run.id { said.append(("log", try scene.run(["log", id, "--format", "json"] + ledger))) }
            try scene.sandbox.order([])
        }
        said.append(("at last", try scene.submit(["--wait"]).command))
        said.append(("history", try scene.run(["history", "--format", "json"] + ledger)))
        said.append(("history", try scene.run(["history"] + ledger)))
        #expect(Set(said.map(\.command.status)).isSuperset(of: [0, 75, 76, 77]))
        for secret in try scene.sandbox.secrets + Self.signs {
            for (what, command) in said {
                #expect(!(command.output + command.errors).contains(secret), "\(secret) in \(what)")
            }
            #expect(try !scene.ledgerText().contains(secret), "\(secret) in the ledger")
        }
    }

    @Test("of a rehearsal are not shown either", arguments: SubmittedVendor.allCases)
    func rehearsal(vendor: SubmittedVendor) throws {
        let scratch = try Scratch()
        try vendor.package(in: scratch)
        let more = vendor == .tencent ? ["--parameter", "SubAppId=1500000001"] : []
        let result = try Command.run(
            ["submit", "out", "--sandbox", "--ledger", "kept.sqlite", "--fault", "\(vendor.rawValue).put:not-json"]
                + more, in: scratch.folder)
        let ledger = try Data(contentsOf: scratch.folder.appending(path: "kept.sqlite"))
        let text = result.output + result.errors + String(decoding: ledger, as: UTF8.self)
        for sign in Self.signs { #expect(!text.contains(sign), "\(sign)") }
    }
}
