import GRDB

/// The tables of the ledger; a change of them is a new migration, never an edit of an old one.
enum LedgerSchema {
    /// Refuses another program's database before anything of it is changed.
    static func refuseForeign(_ database: Database, path: String) throws {
        let hasTables = try !Row.fetchAll(
            database, sql: "SELECT 1 FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' LIMIT 1"
        ).isEmpty
        guard hasTables, try !database.tableExists("grdb_migrations") else { return }
        throw SubmissionFailure(
            .inputOutput,
            "\(path): is another program's database, not a ledger; it was not changed. Use another file with --ledger.")
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            try database.create(table: "submission") { table in
                table.primaryKey("id", .text)
                table.column("fingerprint", .text).notNull().indexed()
                table.column("createdAt", .double).notNull()
                table.column("updatedAt", .double).notNull()
                // The record as JSON: it is read and written as a whole, and what is searched for stands beside it.
                table.column("record", .text).notNull()
            }
            try database.create(table: "step") { table in
                table.column("submission", .text).notNull().references("submission", onDelete: .cascade)
                table.column("name", .text).notNull()
                table.column("intentAt", .double).notNull()
                table.column("outcomeAt", .double)
                table.column("outcome", .text)
                table.primaryKey(["submission", "name"])
            }
            try database.create(table: "event") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("submission", .text).notNull().indexed().references("submission", onDelete: .cascade)
                table.column("at", .double).notNull()
                table.column("kind", .text).notNull()
                table.column("step", .text)
                table.column("message", .text).notNull()
            }
        }
        migrator.registerMigration("2") { database in
            try database.alter(table: "event") { $0.add(column: "requestID", .text) }
        }
        return migrator
    }
}
