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
        guard let endpoints else {
            return SubmissionTarget(
                region: chosenRegion, bucket: chosenBucket, credentials: ProcessEnvironment.credentialSources)
        }
        return try target(of: try Self.endpointsFile(endpoints))
    }

    /// The target of known endpoints, with their own throw-away credentials where they have any.
    func target(of file: EndpointsFile) throws -> SubmissionTarget {
        var sources = ProcessEnvironment.credentialSources
        if !file.credentials.isEmpty {
            // Nobody's real credentials go to a rehearsal.
            sources = CredentialSources(environment: file.environment, home: "/nonexistent", read: { _ in nil })
        }
        var target = SubmissionTarget(
            endpoints: file.endpoints, region: chosenRegion, bucket: chosenBucket, credentials: sources)
        target.rehearsalBucket = file.bucket
        return target
    }

    /// The way out of this process, with the system's clock and random numbers.
    func connection() -> VendorConnection {
        let tool = Report.Tool.voicePreflight
        var timeouts = CurlTransport.Timeouts()
        if let answerTimeout { timeouts.answer = .seconds(answerTimeout) }
        return VendorConnection(
            transport: CurlTransport(userAgent: "\(tool.name)/\(tool.version)", timeouts: timeouts), now: { Date() },
            nonce: { Hexadecimal.string((0..<16).map { _ in UInt8.random(in: .min ... .max) }) })
    }

    /// A runner that says on standard error what it does and why it waits.
    func runner(
        ledger: Ledger, to target: SubmissionTarget, progress: SubmissionProgress? = nil
    ) -> SubmissionRunner {
        SubmissionRunner(
            ledger: ledger, target: target, connection: connection(),
            retry: target.isRehearsal ? .rehearsal : RetryPolicy(),
            progress: { progress?.step($0, bytesSent: $1, byteCount: $2) },
            pausing: { words in
                progress?.finish()
                StandardError.write("voice-preflight: \(TerminalText.visible(words))\n")
            })
    }

    private static func endpointsFile(_ path: String) throws -> EndpointsFile {
        let bytes = try ProfileFile.bytes(path)
        do {
            return try JSONDecoder().decode(EndpointsFile.self, from: Data(bytes))
        } catch {
            throw CommandFailure(
                .configuration,
                "\(path): is not an endpoints file (\(EndpointsFile.schema)): \(DecodingWords.text(error)). Give the "
                    + "line that vendor-sandbox prints.")
        }
    }
}

/// What a decoder found wrong, in a line.
enum DecodingWords {
    static func text(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        switch error {
        case .keyNotFound(let key, _): return "\"\(key.stringValue)\" is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            let place = context.codingPath.map(\.stringValue).joined(separator: ".")
            return (place.isEmpty ? "" : "\(place): ") + context.debugDescription
        @unknown default: return "\(error)"
        }
    }
}
