import ArgumentParser
import SpeechRecognition
import SystemFiles
import VoicePreflight

/// The process in which the phone recogniser runs; this program starts itself with it.
struct RecogniserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recognise-phones", abstract: "Recognise phones for another process of this program.",
        shouldDisplay: false)

    @Argument(help: "The folder of the recogniser's files.")
    var folder: String

    func run() { RecogniserWorker.run(folder: RecordingPath(folder)) }
}

extension WordRecognition {
    /// The recogniser that is installed on this machine; nil where none is, or where this program cannot be found.
    static let installed: WordRecognition? = {
        guard let program = try? SystemFiles.realPath("/proc/self/exe") else { return nil }
        return WordRecognition(
            worker: program, arguments: ["recognise-phones"], environment: ProcessEnvironment.variables,
            home: ProcessEnvironment.home)
    }()
}
