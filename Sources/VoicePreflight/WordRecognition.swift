import AudioMeasurement
package import PreflightModel
package import RulesEngine
package import SpeechRecognition
import SystemFiles

/// Who hears and pronounces words: the installed phone recogniser, and espeak-ng for the languages that it does not pronounce.
package struct WordRecognition: Sendable {
    /// The environment variable with the folder of the recogniser's files.
    package static let folderVariable = "VOICE_PREFLIGHT_WORDS"

    let recogniser: PhoneRecogniser
    private let synthesiser: SpeechSynthesiser?

    /// The recogniser that is installed; nil where none is.
    ///
    /// - Parameters:
    ///   - worker: The program of the process that it runs in, with the arguments in front of the folder's path.
    ///   - environment: The environment of this process.
    ///   - home: The user's home folder.
    package init?(worker: RecordingPath, arguments: [String], environment: [String: String], home: String) {
        let folder = Self.folder(environment: environment, home: home)
        guard PhoneRecogniser.isInstalled(in: folder) else { return nil }
        let kept = environment.filter { $0.key == "LD_LIBRARY_PATH" }
        recogniser = PhoneRecogniser(
            RecognitionProgram(worker, arguments: arguments + [folder.description], environment: kept))
        synthesiser = SpeechSynthesiser(path: environment["PATH"] ?? "")
    }

    /// Where the recogniser's files are: `VOICE_PREFLIGHT_WORDS`, else below the data folder of the XDG Base Directory
    /// Specification.
    package static func folder(environment: [String: String], home: String) -> RecordingPath {
        if let folder = environment[folderVariable], !folder.isEmpty { return RecordingPath(folder) }
        let data = environment["XDG_DATA_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.local/share"
        return RecordingPath("\(data)/voice-preflight/words")
    }

    /// The phones of words, by language; a language that nobody here pronounces is not in it.
    func pronunciations(of words: [TextLanguage: Set<String>]) -> Pronunciations {
        var result = Pronunciations()
        for (language, words) in words {
            switch language {
            case .english, .mandarin: result.words[language] = recogniser.pronunciations(of: words)
            case .spanish, .french, .italian, .russian:
                result.words[language] = synthesiser?.pronunciations(of: words, voice: language.rawValue)
            }
        }
        return result
    }
}

extension PhoneRecogniser: PhoneRecognising {
    /// The recogniser and its version.
    package var name: String { Self.release }
    /// How many samples of a recording it takes at most.
    package var greatestSampleCount: Int { Int(Self.longest) * Self.sampleRate }
}

extension CheckInput {
    /// The input with the phones of the words that the rules of a profile hold against what was heard.
    package func pronounced(for profile: Profile, by words: WordRecognition?) -> CheckInput {
        guard let words else { return self }
        let needed = profile.wordsToPronounce(in: self)
        if needed.isEmpty { return self }
        var input = self
        input.pronunciations = words.pronunciations(of: needed)
        return input
    }
}

extension ProfileCheck {
    /// Has the words pronounced that the rules hold against what was heard.
    package mutating func pronounce(by words: WordRecognition?) {
        guard let words else { return }
        let needed = wordsToPronounce
        if !needed.isEmpty { pronounce(words.pronunciations(of: needed)) }
    }
}
