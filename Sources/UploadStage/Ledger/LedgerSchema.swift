import GRDB

/// The tables of the ledger; a change of them is a new migration, never an edit of an old one.
enum LedgerSchema {
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
        return migrator
    }
}
