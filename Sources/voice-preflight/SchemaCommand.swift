import ArgumentParser
import VoicePreflight

/// `voice-preflight schema measurements|report`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of what measure and check print.",
        discussion: "EXAMPLE: voice-preflight schema report > report.schema.json")

    @Argument(help: "measurements or report.", completion: .list(JSONSchemas.names))
    var name: String

    func run() throws {
        guard let text = JSONSchemas.text(named: name) else {
            throw CommandFailure(
                .usage, "there is no schema \"\(name)\"; there are \(JSONSchemas.names.joined(separator: " and ")).")
        }
        try StandardOutput.write(text)
    }
}
