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
            64 wrong usage · 66 no input · 73 output cannot be created · 74 read or write error · 78 invalid profile.

            EXAMPLE: voice-preflight check --profile tencent-vod-clone sample.wav
            """,
        version: "voice-preflight \(Report.Tool.voicePreflight.version)",
        subcommands: [
            MeasureCommand.self, CheckCommand.self, ProfilesCommand.self, ExplainCommand.self, SchemaCommand.self,
        ])

    static func main() async {
        Interruption.install()
        do {
            var command = try parseAsRoot(LongArguments.ofProcess.parsed)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as CommandFailure {
            failure.exit()
        } catch let invalid as InvalidProfile {
            CommandFailure(.configuration, invalid.description).exit()
        } catch let unknown as UnknownProfile {
            CommandFailure(.usage, unknown.description).exit()
        } catch {
            exit(withError: error)
        }
    }
}
