import ArgumentParser
import Foundation
import SystemFiles
import VoicePreflight

/// `voice-preflight script`.
struct ScriptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "script",
        abstract: "Fetch the sentences that a vendor wants to have read, with the numbers that name the recordings.",
        discussion: """
            Name the recording of sentence 3 as 3.wav. This asks the vendor, and submits nothing. With --texts, check \
            can compare the recordings with the sentences: put 3.wav beside 3.txt.

            EXAMPLE: voice-preflight script --profile alibaba-ims-basic --scenario story
            """)

    @Option(
        help: """
            The profile; only the vendor of \(VendorSubmissions.scriptProfiles.joined(separator: ", ")) provides sentences.
            """)
    var profile = VendorSubmissions.scriptProfiles.first ?? ""

    @Option(help: "What the voice is for: story, interaction or navigation.")
    var scenario: String

    @Option(help: "text or json.")
    var format: SubmissionFormat = .text

    @Option(help: ArgumentHelp("Also write each sentence to a file of this folder: 3.txt.", valueName: "folder"))
    var texts: String?

    @OptionGroup var target: TargetOptions

    func run() async throws {
        try await SubmissionFailure.told {
            let profiles = VendorSubmissions.scriptProfiles.joined(separator: ", ")
            guard let script = VendorSubmissions.script(for: profile) else {
                throw SubmissionFailure(
                    .usage, "the vendor of \(profile) provides no sentences; that of \(profiles) does.")
            }
            let submissions = target.submissions(to: try target.target(), ledger: nil)
            let sentences = try await submissions.sentences(of: script, scenario: scenario)
            try write(sentences)
            try StandardOutput.write(try render(sentences))
        }
    }

    /// Writes the files of `--texts`.
    private func write(_ sentences: [ScriptSentence]) throws {
        guard let texts else { return }
        let remedy = "Choose another place with --texts FOLDER."
        do throws(SystemError) {
            try SystemFiles.makeFolder(RecordingPath(texts))
        } catch {
            throw OutputFile.cannotCreate(texts, remedy, error)
        }
        for sentence in sentences {
            let file = try ResultOutput(file: "\(texts)/\(sentence.number).txt", remedy: remedy)
            try file.write("\(sentence.text)\n")
            try file.finish()
        }
    }

    private func render(_ sentences: [ScriptSentence]) throws -> String {
        guard format == .json else {
            return sentences.map { TerminalText.visible("\($0.number)  \($0.text)") + "\n" }.joined()
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return String(decoding: try encoder.encode(sentences), as: UTF8.self) + "\n"
    }
}
