import ArgumentParser
import VoicePreflight

/// `voice-preflight`: measures voice recordings and checks them against vendors' constraints.
@main
struct VoicePreflightCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "voice-preflight",
        abstract:
            "Measure voice recordings exactly, and check them against voice-cloning vendors' written constraints.",
        discussion: """
            Exit status: 0 done, verdict pass · 1 verdict fail · 2 something could not be measured or decided · \
            64 wrong usage · 66 no input · 73 output cannot be created · 74 read or write error · 75 vendor or \
            network failed for now · 76 the vendor refused · 77 credentials · 78 invalid profile or \
            configuration.

            EXAMPLE: voice-preflight check --profile tencent-vod-clone sample.wav
            """,
        version: "voice-preflight \(Report.Tool.voicePreflight.version)",
        subcommands: [
            MeasureCommand.self, CheckCommand.self, WatchCommand.self, PrepareCommand.self, PackageCommand.self,
            VerifyCommand.self, SubmitCommand.self, StatusCommand.self, WaitCommand.self, LogCommand.self,
            HistoryCommand.self,
            ScriptCommand.self,
            ProfilesCommand.self, ExplainCommand.self, SchemaCommand.self, ConfigCommand.self, InitCommand.self,
            RecogniserCommand.self,
        ])

    static func main() async {
        Interruption.install()
        do {
            // On Linux, Swift reads them from /proc. Without them, this would print the help and end with 0, which
            // says "pass" to somebody who asked for a check.
            guard !CommandLine.arguments.isEmpty else {
                throw CommandFailure(.software, "the arguments cannot be read. Mount /proc, which they come from.")
            }
            var command = try parseAsRoot(LongArguments.ofProcess.parsed)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.exit()
        } catch let invalid as InvalidProfile {
            let lines = invalid.mistakes.map { TerminalText.visible($0.description) }
            StandardError.write("voice-preflight: \(lines.joined(separator: "\n"))\n")
            leave(.configuration)
        } catch let invalid as InvalidConfiguration {
            let lines = invalid.messages.map { TerminalText.visible($0) }
            StandardError.write("voice-preflight: \(lines.joined(separator: "\n"))\n")
            leave(.configuration)
        } catch let unknown as UnknownProfile {
            CommandFailure(.usage, unknown.description).exit()
        } catch {
            exit(saying: error)
        }
    }

    /// Ends the process as the argument parser would, but with words that are safe on a terminal, and with 70 for errors
    /// that nobody foresaw: the parser's own 1 means that the verdict is `fail`.
    private static func exit(saying error: any Error) -> Never {
        switch exitCode(for: error) {
        case .success: exit(withError: error)
        case .validationFailure:
            // In the voice of all other messages.
            let (message, prefix) = (fullMessage(for: error), "Error: ")
            let words = message.hasPrefix(prefix) ? "voice-preflight: " + message.dropFirst(prefix.count) : message
            let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
            StandardError.write(lines.map { TerminalText.visible(String($0)) }.joined(separator: "\n") + "\n")
            leave(.usage)
        default:
            CommandFailure(.software, "this should not have happened: \(error). Please report it.").exit()
        }
    }
}
