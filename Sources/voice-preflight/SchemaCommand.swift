import ArgumentParser
import VoicePreflight

/// `voice-preflight schema measurements|report`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of what measure, check and package write.",
        discussion: "EXAMPLE: voice-preflight schema report > report.schema.json")

    @Argument(help: "measurements, report or manifest.", completion: .list(JSONSchemas.names))
    var name: String

    func run() throws {
        guard let text = JSONSchemas.text(named: name) else {
            throw CommandFailure(
                .usage, "there is no schema \"\(name)\"; there are \(JSONSchemas.names.joined(separator: ", ")).")
        }
        try StandardOutput.write(text)
    }
}
