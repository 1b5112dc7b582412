public import ArgumentParser
import SystemFiles
public import VoicePreflight

extension SpeakerListening: ExpressibleByArgument {}

/// `--speakers` and `--write-voiceprints`, of the commands that listen.
struct VoiceOptions: ParsableArguments {
    static var speakersHelp: ArgumentHelp {
        "How much speech to hear to tell voices: off, budget (16 s of each recording) or thorough (all of it). Default: budget."
    }

    @Option(help: speakersHelp)
    var speakers: SpeakerListening?

    @Option(
        help: ArgumentHelp(
            "Write what the voices sound like into this file, for its owner only. That is biometric data: nothing else writes it.",
            valueName: "file"), completion: .file())
    var writeVoiceprints: String?

    /// Where voiceprints are written; nil where nobody asked.
    ///
    /// - Throws: `CommandFailure` with status 64 where no voice is heard, 73 where the file cannot be created.
    func output(depth: MeasurementMethod, speakers: SpeakerListening) throws -> VoiceprintOutput? {
        guard let writeVoiceprints else { return nil }
        guard depth == .listen else {
            throw CommandFailure(
                .usage,
                "--write-voiceprints needs --depth listen, but the depth is \(depth.rawValue). Add --depth listen.")
        }
        guard speakers != .off else {
            throw CommandFailure(
                .usage, "--write-voiceprints needs voices, but --speakers is off. Leave one of them out.")
        }
        return try VoiceprintOutput(file: writeVoiceprints)
    }

    /// Refuses both where nothing is heard.
    ///
    /// - Throws: `CommandFailure` with status 64.
    func refuse(with reason: String) throws {
        if speakers != nil { throw CommandFailure(.usage, "--speakers says what to hear, and \(reason).") }
        if writeVoiceprints != nil {
            throw CommandFailure(.usage, "--write-voiceprints needs recordings to hear, and \(reason).")
        }
    }
}

/// The file of `--write-voiceprints`, written recording by recording.
struct VoiceprintOutput {
    private let result: ResultOutput
    private var isFirst = true

    fileprivate init(file: String) throws {
        result = try ResultOutput(
            file: file, remedy: "Choose another place with --write-voiceprints FILE.", permissions: 0o600)
        try result.write(VoiceprintDocument.head)
    }

    mutating func add(_ item: MeasuredItem) throws {
        guard case .recording(let recording) = item.content,
            let entry = VoiceprintDocument.Entry(recording, role: item.role)
        else { return }
        try result.write((isFirst ? "\n" : ",\n") + (try JSONText.line(entry)))
        isFirst = false
    }

    mutating func finish() throws {
        try result.write(VoiceprintDocument.foot)
        try result.finish()
    }
}
