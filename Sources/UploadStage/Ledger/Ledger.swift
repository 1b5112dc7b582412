import Foundation
import GRDB
import PreflightModel
import VendorClients

/// The record of everything that was submitted: intents before requests, outcomes after them, a transaction each.
///
/// An SQLite file that several processes may use at once, readable by its owner only.
package struct Ledger: Sendable {
    /// The file.
    package let path: String
    private let database: DatabaseQueue
    /// Told before and after each write; tests end a run there.
    private let witness: @Sendable () throws -> Void

    /// Opens the ledger at `path`, which is made where it is missing, and brings its schema up to date.
    ///
    /// - Throws: `SubmissionFailure` of kind `inputOutput` where it cannot be opened, is not a ledger, or was written by a
    ///   newer version.
    package init(path: String) throws { try self.init(path: path, witness: {}) }

    /// Opens the ledger at `path` as `init(path:)` does; nil if there is none, and none is made.
    package static func existing(at path: String) throws -> Ledger? {
        FileManager.default.fileExists(atPath: path) ? try Ledger(path: path) : nil
    }

    init(path: String, witness: @escaping @Sendable () throws -> Void) throws {
        self.path = path
        self.witness = witness
        do {
            try LedgerFile.prepare(path)
            let lock = try LedgerLocks.opening(path)
            defer { withExtendedLifetime(lock) {} }
            var configuration = Configuration()
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
                try LedgerSchema.refuseForeign(database, path: path)
                // An outcome must be on the disk before the next request goes out.
                try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
            }
            database = try DatabaseQueue(path: path, configuration: configuration)
            let migrator = LedgerSchema.migrator
            if try database.read(migrator.hasBeenSuperseded) {
                throw SubmissionFailure(
                    .inputOutput,
                    "\(path): was written by a newer version of voice-preflight. Use that version, or another ledger "
                        + "with --ledger.")
            }
            try migrator.migrate(database)
        } catch let error as DatabaseError {
            throw Self.failure(error, path: path)
        }
    }

    private init(database: DatabaseQueue, path: String) {
        self.database = database
        self.path = path
        witness = {}
    }

    /// A ledger that is never written to a disk, for the steps of one submission without a record.
    static func inMemory(of submission: String, at date: Date) throws -> Ledger {
        let path = "the ledger in memory"
        do {
            let database = try DatabaseQueue()
            try LedgerSchema.migrator.migrate(database)
            try database.write { database in
                try database.execute(
                    sql:
                        "INSERT INTO submission (id, fingerprint, createdAt, updatedAt, record) VALUES (?, '', ?, ?, '')",
                    arguments: [submission, date.timeIntervalSince1970, date.timeIntervalSince1970])
            }
            return Ledger(database: database, path: path)
        } catch let error as DatabaseError {
            throw failure(error, path: path)
        }
    }

    private static func failure(_ error: DatabaseError, path: String) -> SubmissionFailure {
        let advice =
            error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
            ? "It is not a ledger, or it is damaged; it was not changed. Restore it, or use another one with --ledger."
            : "Check that the disk has space and that the file is writable."
        return SubmissionFailure(
            .inputOutput, "\(path): SQLite says \"\(error.message ?? "\(error.resultCode)")\". \(advice)")
    }

    /// The words for something in the ledger that cannot be decoded.
    func unreadable(_ what: String, _ error: any Error) -> String {
        "\(path): \(what) cannot be read: \(error). Use the version of voice-preflight that wrote it."
    }

    private func write<Value: Sendable>(_ updates: (Database) throws -> Value) throws -> Value {
        try witness()
        let value: Value
        do { value = try database.write(updates) } catch let error as DatabaseError {
            throw Self.failure(error, path: path)
        }
        try witness()
        return value
    }

    private func read<Value: Sendable>(_ value: (Database) throws -> Value) throws -> Value {
        do { return try database.read(value) } catch let error as DatabaseError {
            throw Self.failure(error, path: path)
        }
    }

    // MARK: Submissions

    /// Records a submission that is about to begin; nothing where there is one of that ID.
    package func insert(_ record: SubmissionRecord) throws {
        let json = try Self.json(record)
        try write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO submission (id, fingerprint, createdAt, updatedAt, record)
                    VALUES (?, ?, ?, ?, ?)
                    """,
                arguments: [
                    record.id, record.fingerprint, record.createdAt.timeIntervalSince1970,
                    record.updatedAt.timeIntervalSince1970, json,
                ])
        }
    }

    /// Records what is now known of a submission, with an event where its state changed.
    package func update(_ record: SubmissionRecord, event: LedgerEvent? = nil) throws {
        let json = try Self.json(record)
        try write { database in
            try database.execute(
                sql: "UPDATE submission SET updatedAt = ?, record = ? WHERE id = ?",
                arguments: [record.updatedAt.timeIntervalSince1970, json, record.id])
            if let event { try Self.insert(event, of: record.id, into: database) }
        }
    }

    /// The submission with this ID, or the only one whose ID begins so.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` if there is none, or several start with it.
    package func submission(_ id: String) throws -> SubmissionRecord {
        let found =
            id.wholeMatch(of: /[0-9a-f]{1,64}/) == nil
            ? []
            : try read { database in
                try String.fetchAll(
                    database, sql: "SELECT record FROM submission WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT 5",
                    arguments: [id.count, id])
            }.map(record)
        switch found.count {
        case 1: return found[0]
        case 0: throw Self.noSubmission(id, in: path)
        default:
            throw SubmissionFailure(
                .usage,
                "\"\(id)\": several IDs start with this (\(found.map(\.id).joined(separator: ", "))). Give more of the "
                    + "ID.")
        }
    }

    /// Why there is no submission of this ID.
    package static func noSubmission(_ id: String, in path: String) -> SubmissionFailure {
        let place = FileManager.default.fileExists(atPath: path) ? "in \(path)" : "and no ledger at \(path)"
        return SubmissionFailure(
            .usage,
            "there is no submission \"\(id)\" \(place). \"voice-preflight history\" lists all submissions; --ledger "
                + "selects another ledger.")
    }

    /// The newest submission of this fingerprint; nil if there is none.
    package func newestSubmission(fingerprint: String) throws -> SubmissionRecord? {
        try read { database in
            try String.fetchOne(
                database,
                sql: "SELECT record FROM submission WHERE fingerprint = ? ORDER BY createdAt DESC, rowid DESC LIMIT 1",
                arguments: [fingerprint])
        }.map(record)
    }

    /// All submissions, the newest first, at most `limit` of them.
    package func submissions(limit: Int) throws -> [SubmissionRecord] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT record FROM submission ORDER BY createdAt DESC, rowid DESC LIMIT ?",
                arguments: [limit])
        }.map(record)
    }

    /// The submissions to a vendor besides `id`, the newest first.
    func otherSubmissions(to vendor: Vendor, than id: String) throws -> [SubmissionRecord] {
        try read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT record FROM submission WHERE json_extract(record, '$.vendor') = ? AND id <> ?
                    ORDER BY createdAt DESC, rowid DESC
                    """,
                arguments: [vendor.rawValue, id])
        }.map(record)
    }

    // MARK: Steps

    /// A step that was begun.
    struct Step: Sendable {
        var intentAt: Date
        /// JSON; nil where no outcome is known.
        var outcome: String?
    }

    func step(_ name: String, of submission: String) throws -> Step? {
        try read { database in
            guard
                let row = try Row.fetchOne(
                    database, sql: "SELECT intentAt, outcome FROM step WHERE submission = ? AND name = ?",
                    arguments: [submission, name])
            else { return nil }
            return Step(intentAt: Date(timeIntervalSince1970: row["intentAt"]), outcome: row["outcome"])
        }
    }

    /// Writes that a step is about to be asked of the vendor.
    func writeIntent(_ name: String, of submission: String, at date: Date) throws {
        try write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO step (submission, name, intentAt) VALUES (?, ?, ?)",
                arguments: [submission, name, date.timeIntervalSince1970])
            try Self.insert(
                LedgerEvent(at: date, kind: .intent, step: name, message: ""), of: submission, into: database)
        }
    }

    /// Writes what came of a step.
    func writeOutcome(_ outcome: String, step name: String, of submission: String, at date: Date) throws {
        try write { database in
            try database.execute(
                sql: "UPDATE step SET outcomeAt = ?, outcome = ? WHERE submission = ? AND name = ?",
                arguments: [date.timeIntervalSince1970, outcome, submission, name])
            try Self.insert(
                LedgerEvent(at: date, kind: .outcome, step: name, message: outcome), of: submission, into: database)
        }
    }

    /// Takes an intent back: the vendor did not take the request, for certain.
    func removeIntent(_ name: String, of submission: String) throws {
        try write { database in
            try database.execute(
                sql: "DELETE FROM step WHERE submission = ? AND name = ? AND outcome IS NULL",
                arguments: [submission, name])
        }
    }

    /// The outcomes of the steps of this name in all submissions but one, as JSON.
    func outcomes(of name: String, besides submission: String) throws -> [String] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT outcome FROM step WHERE name = ? AND submission <> ? AND outcome IS NOT NULL",
                arguments: [name, submission])
        }
    }

    /// Forgets the steps that `isForgotten` names, since the vendor no longer has what they made.
    ///
    /// - Returns: Their names.
    func forgetSteps(
        of submission: String, at date: Date, because message: String, where isForgotten: (String) -> Bool
    ) throws -> [String] {
        try write { database in
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM step WHERE submission = ? ORDER BY intentAt, name",
                arguments: [submission]
            ).filter(isForgotten)
            for name in names {
                try database.execute(
                    sql: "DELETE FROM step WHERE submission = ? AND name = ?", arguments: [submission, name])
                try Self.insert(
                    LedgerEvent(at: date, kind: .forgotten, step: name, message: message), of: submission,
                    into: database)
            }
            return names
        }
    }

    // MARK: Events

    /// Writes that something happened.
    package func write(_ event: LedgerEvent, of submission: String) throws {
        try write { database in try Self.insert(event, of: submission, into: database) }
    }

    /// Notes that something happened on which nothing depends: whoever is killed before it is noted loses a line of the log.
    func note(_ event: LedgerEvent, of submission: String) {
        // A ledger that cannot be written to says so with the next outcome.
        try? database.write { try Self.insert(event, of: submission, into: $0) }
    }

    /// What happened to a submission, the oldest first.
    package func events(of submission: String) throws -> [LedgerEvent] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT at, kind, step, message, requestID FROM event WHERE submission = ? ORDER BY id",
                arguments: [submission]
            ).compactMap { row in
                LedgerEvent.Kind(rawValue: row["kind"]).map {
                    LedgerEvent(
                        at: Date(timeIntervalSince1970: row["at"]), kind: $0, step: row["step"],
                        message: row["message"], requestID: row["requestID"])
                }
            }
        }
    }

    private static func insert(_ event: LedgerEvent, of submission: String, into database: Database) throws {
        try database.execute(
            sql: "INSERT INTO event (submission, at, kind, step, message, requestID) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                submission, event.at.timeIntervalSince1970, event.kind.rawValue, event.step, event.message,
                event.requestID,
            ])
    }

    // MARK: JSON

    private static func json(_ record: SubmissionRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    private func record(_ json: String) throws -> SubmissionRecord {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do { return try decoder.decode(SubmissionRecord.self, from: Data(json.utf8)) } catch {
            throw SubmissionFailure(.inputOutput, unreadable("a submission", error))
        }
    }
}
