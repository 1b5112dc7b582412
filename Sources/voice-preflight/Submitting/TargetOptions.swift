import ArgumentParser
import Foundation
import VendorClients
import VoicePreflight

/// Where a submission goes: options of every command that talks to a vendor.
struct TargetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Send everything to the endpoints in this file, as vendor-sandbox prints them.", valueName: "file"),
        completion: .file())
    var endpoints: String?

    @Option(help: "The vendor's region, by its name there (default: $VOICE_PREFLIGHT_REGION, else the usual one).")
    var region: String?

    @Option(help: "Your own bucket at the vendor (default: $VOICE_PREFLIGHT_BUCKET, else the service's storage).")
    var bucket: String?

    @Option(
        help: ArgumentHelp(
            "How long to wait for the complete answer to a request once it is sent (default: 120).",
            valueName: "seconds"))
    var answerTimeout: Int?

    func validate() throws {
        if let answerTimeout, !(1...86_400).contains(answerTimeout) {
            throw ValidationError("--answer-timeout \(answerTimeout): give a number of seconds from 1 to 86400.")
        }
    }

    /// The region that the option or the environment says.
    var chosenRegion: String? {
        region ?? SettingVariables.value("VOICE_PREFLIGHT_REGION", in: ProcessEnvironment.variables)
    }

    /// The bucket that the option or the environment says.
    var chosenBucket: String? {
        bucket ?? SettingVariables.value("VOICE_PREFLIGHT_BUCKET", in: ProcessEnvironment.variables)
    }

    /// The target that the options say.
    func target() throws -> SubmissionTarget {
        guard let endpoints else { return .vendors(region: chosenRegion, bucket: chosenBucket) }
        let line = try ProfileFile.bytes(endpoints)
        do throws(SubmissionFailure) {
            return try .endpoints(line, region: chosenRegion, bucket: chosenBucket)
        } catch {
            throw CommandFailure(.configuration, messages: error.messages.map { "\(endpoints): \($0)" })
        }
    }

    /// The target of known endpoints, with their own throw-away credentials where they have any.
    func target(of file: EndpointsFile) -> SubmissionTarget {
        .endpoints(file, region: chosenRegion, bucket: chosenBucket)
    }

    /// Submissions that say on standard error what they do and why they wait.
    func submissions(
        to target: SubmissionTarget, ledger: String?, progress: SubmissionProgress? = nil
    ) -> Submissions {
        var submissions = Submissions(to: target, ledger: ledger)
        if let answerTimeout { submissions.answerTimeout = .seconds(answerTimeout) }
        submissions.progress = { progress?.step($0.step, bytesSent: $0.sentByteCount, byteCount: $0.byteCount) }
        submissions.pausing = { words in
            progress?.finish()
            StandardError.write("voice-preflight: \(TerminalText.visible(words))\n")
        }
        return submissions
    }
}
