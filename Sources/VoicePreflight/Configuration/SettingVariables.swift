import RulesEngine

/// The environment variables of the settings.
///
/// Lists are separated by line feeds, or by commas where there is no line feed; parameters by line feeds only, since
/// their values may be sentences. An empty variable counts as none.
package enum SettingVariables {
    /// `--profile`, a list.
    package static let profile = "VOICE_PREFLIGHT_PROFILE"
    /// `--parameter`, a list of `NAME=VALUE`.
    package static let parameter = "VOICE_PREFLIGHT_PARAMETER"
    /// `--format`, a list.
    package static let format = "VOICE_PREFLIGHT_FORMAT"
    /// `--fail-on`.
    package static let failOn = "VOICE_PREFLIGHT_FAIL_ON"
    /// `--depth`.
    package static let depth = "VOICE_PREFLIGHT_DEPTH"
    /// `--complete`: true, false, 1 or 0.
    package static let complete = "VOICE_PREFLIGHT_COMPLETE"
    /// `--mos`: true, false, 1 or 0.
    package static let mos = "VOICE_PREFLIGHT_MOS"
    /// `--speakers`.
    package static let speakers = "VOICE_PREFLIGHT_SPEAKERS"
    /// `--baseline`.
    package static let baseline = "VOICE_PREFLIGHT_BASELINE"
    /// `--cache`.
    package static let cache = "VOICE_PREFLIGHT_CACHE"
    /// `--config`.
    package static let configuration = "VOICE_PREFLIGHT_CONFIG"
    /// `--submission`.
    package static let submission = "VOICE_PREFLIGHT_SUBMISSION"

    /// The parts of a list; empty for a variable that is not set.
    package static func list(_ name: String, in environment: [String: String]) -> [String] {
        guard let text = value(name, in: environment) else { return [] }
        let separator: Character = text.contains { $0.isNewline } ? "\n" : ","
        return parts(text, at: separator)
    }

    /// The lines of a variable, each without blanks at its ends.
    static func lines(_ name: String, in environment: [String: String]) -> [String] {
        value(name, in: environment).map { parts($0, at: "\n") } ?? []
    }

    /// The value; nil for a variable that is not set, or empty.
    package static func value(_ name: String, in environment: [String: String]) -> String? {
        environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    private static func parts(_ text: String, at separator: Character) -> [String] {
        text.split { separator == "\n" ? $0.isNewline : $0 == separator }.map { part in
            let start = part.drop { $0 == " " }
            return String(start.reversed().drop { $0 == " " }.reversed())
        }.filter { !$0.isEmpty }
    }
}
