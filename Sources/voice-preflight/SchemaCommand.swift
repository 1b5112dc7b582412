import ArgumentParser
import VoicePreflight

/// `voice-preflight schema NAME`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of what the other commands write, and of the configuration.",
        discussion: "EXAMPLE: voice-preflight schema report > report.schema.json")

    @Argument(
        help: ArgumentHelp(stringLiteral: JSONSchemas.names.joined(separator: ", ") + "."),
        completion: .list(JSONSchemas.names))
    var name: String

    func run() throws {
        guard let text = JSONSchemas.text(named: name) else {
            throw CommandFailure(
                .usage, "there is no schema \"\(name)\"; there are \(JSONSchemas.names.joined(separator: ", ")).")
        }
        try StandardOutput.write(text)
    }
}
