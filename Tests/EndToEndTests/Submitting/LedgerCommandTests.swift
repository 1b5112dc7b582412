import Foundation
import TestSupport
import Testing

@Suite("Ledgers that are not as they should be", .timeLimited)
struct LedgerCommandTests {
    static let followers = ["status", "wait", "log"]

    /// What a command answers for this ledger, and whether it stays as it is.
    private func run(_ arguments: [String], ledger: String, in scratch: Scratch) throws -> Command {
        try Command.run(arguments + ["--ledger", ledger], in: scratch.folder)
    }

    @Test("if there is none, nothing was submitted, and none is made")
    func missing() throws {
        let scratch = try Scratch()
        let history = try run(["history"], ledger: "none.sqlite", in: scratch)
        #expect(history.status == 0)
        #expect(history.output == "nothing has been submitted yet.\n")
        #expect(history.errors.contains("none.sqlite"))
        let json = try run(["history", "--format", "json"], ledger: "none.sqlite", in: scratch).json()
        #expect((json["submissions"] as? [Any])?.isEmpty == true)
        for command in Self.followers {
            let result = try run([command, "0123"], ledger: "none.sqlite", in: scratch)
            #expect(result.status == 64, "\(command): \(result.errors)")
            #expect(result.errors.contains("no submission \"0123\" and no ledger at none.sqlite"))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.folder.path).isEmpty)
    }

    @Test("an ID that is not in it", arguments: ["0123", "ffffffffffff", "%", "../x"])
    func unknown(id: String) throws {
        let scratch = try Scratch()
        try Data().write(to: scratch.folder.appending(path: "l.sqlite"))
        #expect(try run(["history"], ledger: "l.sqlite", in: scratch).output == "nothing has been submitted yet.\n")
        for command in Self.followers {
            let result = try run([command, id], ledger: "l.sqlite", in: scratch)
            #expect(result.status == 64, "\(command): \(result.errors)")
            #expect(result.errors.contains("there is no submission \"\(id)\" in l.sqlite"))
            #expect(result.errors.contains("voice-preflight history"))
        }
    }

    /// What a file may be that is not a ledger of ours, and what is said of it.
    enum Damage: String, CaseIterable, Sendable {
        case text, foreign, newer, page, record

        var words: String {
            switch self {
            case .text: "It is not a ledger, or it is damaged"
            case .foreign: "is another program's database, not a ledger"
            case .newer: "was written by a newer version"
            case .page: "it is damaged"
            case .record: "a submission cannot be read"
            }
        }
    }

    @Test("what is not a ledger, newer or damaged is refused with 74, and left as it is", arguments: Damage.allCases)
    func damaged(damage: Damage) throws {
        let scene = try SubmissionScene(.tencent)
        let id = try #require(try scene.submit(["--wait"]).id)
        let ledger = scene.scratch.folder.appending(path: "ledger.sqlite")
        try spoil(scene, ledger, damage)
        let before = try Data(contentsOf: ledger)
        for arguments in [["history"], ["log", id], ["status", id], ["wait", id], ["submit", "out"]] {
            var arguments = arguments + ["--ledger", "ledger.sqlite"]
            if !["history", "log"].contains(arguments[0]) { arguments += ["--endpoints", "endpoints.json"] }
            if arguments[0] == "submit" { arguments += scene.vendor.parameters(try scene.sandbox.credentials) }
            let result = try scene.run(arguments)
            #expect(result.status == 74, "\(arguments): \(result.output)\(result.errors)")
            #expect(result.errors.contains("ledger.sqlite: "), "\(result.errors)")
            #expect(result.errors.contains(damage.words), "\(result.errors)")
        }
        #expect(firstDifference(try Data(contentsOf: ledger), from: before) == nil)
        #expect(try scene.jobCount() == 1)
    }

    private func spoil(_ scene: SubmissionScene, _ ledger: URL, _ damage: Damage) throws {
        switch damage {
        case .text: try Data(String(repeating: "no ledger ", count: 100).utf8).write(to: ledger)
        case .foreign:
            try FileManager.default.removeItem(at: ledger)
            try scene.changeLedger("CREATE TABLE addresses (name TEXT)")
        case .newer: try scene.changeLedger("INSERT INTO grdb_migrations (identifier) VALUES ('99')")
        case .page:
            var bytes = try Data(contentsOf: ledger)
            // The first page says what tables there are; the others are overwritten.
            bytes.replaceSubrange(4096..., with: Data(repeating: 0xA5, count: bytes.count - 4096))
            try bytes.write(to: ledger)
        case .record: try scene.changeLedger("UPDATE submission SET record = '{}'")
        }
    }

    @Test("a place where none can be made is refused with 74 before anything is sent", arguments: ["file", "folder"])
    func place(kind: String) throws {
        let scene = try SubmissionScene(.tencent)
        _ = try scene.scratch.file("file", "")
        let folder = scene.scratch.folder.appending(path: "folder.sqlite")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let ledger = kind == "file" ? "file/ledger.sqlite" : "folder.sqlite"
        let result = try scene.run(
            ["submit", "out", "--endpoints", "endpoints.json", "--ledger", ledger]
                + scene.vendor.parameters(try scene.sandbox.credentials))
        #expect(result.status == 74, "\(result.output)\(result.errors)")
        #expect(result.errors.contains(kind == "file" ? "file: the ledger's folder" : "folder.sqlite: the ledger"))
        #expect(result.errors.contains("--ledger"))
        #expect(try scene.sandbox.journal().isEmpty)
    }

    // Nothing is forbidden to root.
    @Test("a folder that may not be written to", .enabled(if: geteuid() != 0))
    func readOnly() throws {
        let scene = try SubmissionScene(.tencent)
        let id = try #require(try scene.submit(["--wait"]).id)
        let folder = scene.scratch.folder.appending(path: "shut")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            at: scene.scratch.folder.appending(path: "ledger.sqlite"), to: folder.appending(path: "ledger.sqlite"))
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path) }
        for arguments in [["history"], ["log", id]] {
            let result = try scene.run(arguments + ["--ledger", "shut/ledger.sqlite"])
            #expect(result.status == 74, "\(result.output)\(result.errors)")
            #expect(result.errors.contains("shut/ledger.sqlite"))
        }
    }
}
