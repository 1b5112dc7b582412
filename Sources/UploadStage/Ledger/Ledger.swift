import Foundation
import GRDB

/// The record of everything that was submitted: intents before requests, outcomes after them, a transaction each.
///
/// An SQLite file that several processes may use at once, readable by its owner only.
public struct Ledger: Sendable {
    /// The file.
    public let path: String
    private let database: DatabaseQueue
    /// Told before and after each write; tests end a run there.
    private let witness: @Sendable () throws -> Void

    /// Opens the ledger at `path`, which is made where it is missing, and brings its schema up to date.
    ///
    /// - Throws: `SubmissionFailure` of kind `inputOutput` where it cannot be opened, is no ledger, or was written by a
    ///   newer version.
    public init(path: String) throws { try self.init(path: path, witness: {}) }

    init(path: String, witness: @escaping @Sendable () throws -> Void) throws {
        self.path = path
        self.witness = witness
        do {
            try LedgerFile.prepare(path)
            var configuration = Configuration()
            configuration.busyMode = .timeout(30)
            configuration.prepareDatabase { database in
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

    private static func failure(_ error: DatabaseError, path: String) -> SubmissionFailure {
        let advice =
            error.resultCode == .SQLITE_NOTADB || error.resultCode == .SQLITE_CORRUPT
            ? "It is no ledger, or it is damaged; it was left as it is. Restore it, or use another one with --ledger."
            : "See that the disk has room and the file may be written."
        return SubmissionFailure(
            .inputOutput, "\(path): SQLite says \"\(error.message ?? "\(error.resultCode)")\". \(advice)")
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
    public func insert(_ record: SubmissionRecord) throws {
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
    public func update(_ record: SubmissionRecord, event: LedgerEvent? = nil) throws {
        let json = try Self.json(record)
        try write { database in
            try database.execute(
                sql: "UPDATE submission SET updatedAt = ?, record = ? WHERE id = ?",
                arguments: [record.updatedAt.timeIntervalSince1970, json, record.id])
            if let event { try Self.insert(event, of: record.id, into: database) }
        }
    }

    /// The submission with this ID, or the only one whose ID begins so; nil where there is none, or several.
    public func submission(_ id: String) throws -> SubmissionRecord? {
        guard id.wholeMatch(of: /[0-9a-f]{1,64}/) != nil else { return nil }
        let found = try read { database in
            try String.fetchAll(
                database, sql: "SELECT record FROM submission WHERE substr(id, 1, ?) = ? LIMIT 2",
                arguments: [id.count, id])
        }
        return found.count == 1 ? try found.first.map(Self.record) : nil
    }

    /// The newest submission of this fingerprint; nil where there is none.
    public func newestSubmission(fingerprint: String) throws -> SubmissionRecord? {
        try read { database in
            try String.fetchOne(
                database,
                sql: "SELECT record FROM submission WHERE fingerprint = ? ORDER BY createdAt DESC, rowid DESC LIMIT 1",
                arguments: [fingerprint])
        }.map(Self.record)
    }

    /// All submissions, the newest first, at most `limit` of them.
    public func submissions(limit: Int) throws -> [SubmissionRecord] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT record FROM submission ORDER BY createdAt DESC, rowid DESC LIMIT ?",
                arguments: [limit])
        }.map(Self.record)
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

    // MARK: Events

    /// Writes that something happened.
    public func write(_ event: LedgerEvent, of submission: String) throws {
        try write { database in try Self.insert(event, of: submission, into: database) }
    }

    /// What happened to a submission, the oldest first.
    public func events(of submission: String) throws -> [LedgerEvent] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT at, kind, step, message FROM event WHERE submission = ? ORDER BY id",
                arguments: [submission]
            ).compactMap { row in
                LedgerEvent.Kind(rawValue: row["kind"]).map {
                    LedgerEvent(
                        at: Date(timeIntervalSince1970: row["at"]), kind: $0, step: row["step"],
                        message: row["message"])
                }
            }
        }
    }

    private static func insert(_ event: LedgerEvent, of submission: String, into database: Database) throws {
        try database.execute(
            sql: "INSERT INTO event (submission, at, kind, step, message) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                submission, event.at.timeIntervalSince1970, event.kind.rawValue, event.step, event.message,
            ])
    }

    // MARK: JSON

    private static func json(_ record: SubmissionRecord) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    private static func record(_ json: String) throws -> SubmissionRecord {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        do { return try decoder.decode(SubmissionRecord.self, from: Data(json.utf8)) } catch {
            throw SubmissionFailure(
                .inputOutput, "a submission in the ledger cannot be read: \(error). Use the version that wrote it.")
        }
    }
}
