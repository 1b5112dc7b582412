package import PreflightModel
package import RulesEngine

/// What a `.voice-preflight.yml` or a submission file says.
package struct Configuration: Hashable, Sendable {
    /// The two kinds of file.
    package enum Kind: Hashable, Sendable {
        /// `.voice-preflight.yml`, for everything that is checked below its folder.
        case repository
        /// A submission file: what goes to the vendor in one submission.
        case submission
    }

    /// A value, and where it stands.
    package struct Located<Value: Hashable & Sendable>: Hashable, Sendable {
        /// The value.
        package var value: Value
        /// The line, from 1.
        package var line: Int
        /// The column, from 1.
        package var column: Int
    }

    /// A role and the paths, folders or patterns of what plays it.
    package struct RolePaths: Hashable, Sendable {
        /// The role's name in the profile.
        package var role: Located<String>
        /// Paths, folders and patterns, relative to the folder of the file.
        package var patterns: [Located<String>]
    }

    /// A parameter of the vendor's operation.
    package struct ParameterValue: Hashable, Sendable {
        /// The vendor's name for it.
        package var name: Located<String>
        /// Its value.
        package var value: String
    }

    /// Which kind of file it is.
    package var kind: Kind
    /// The file, as messages name it.
    package var file: String
    /// The folder of the file, absolute: paths in the file are relative to it.
    package var folder: RecordingPath
    /// The profiles: names of built-in ones, and files.
    package var profiles: [Located<String>] = []
    /// What is to be checked, in the order of the file.
    package var roles: [RolePaths] = []
    /// The parameters, in the order of the file.
    package var parameters: [ParameterValue] = []
    /// The least severity that makes the verdict `fail`.
    package var failOn: Located<Severity>?
    /// The formats, each as `F` or `F=FILE`; files are relative to the folder of the file.
    package var formats: [Located<String>] = []
    /// How deep to measure.
    package var depth: Located<MeasurementMethod>?
    /// Whether everything that a submission needs is demanded.
    package var isComplete: Located<Bool>?
    /// Whether the opinion scores of P.835 are estimated too.
    package var estimatesP835: Located<Bool>?
    /// How much of the speech is heard to tell voices.
    package var speakers: Located<SpeakerListening>?
    /// A file of findings that are not new, relative to the folder of the file.
    package var baseline: Located<String>?
    /// The folder of the measurement cache, relative to the folder of the file.
    package var cache: Located<String>?
    /// The findings that do not count.
    package var suppressions: [Suppression] = []

    /// The usual name of a repository's configuration.
    package static let fileName = ".voice-preflight.yml"

    /// `.voice-preflight.yml:14`.
    func place<Value>(of located: Located<Value>) -> String { "\(file):\(located.line)" }

    func mistake<Value>(_ message: String, at located: Located<Value>) -> String {
        ProfileMistake(file: file, line: located.line, column: located.column, message: message).description
    }
}

/// Everything that is wrong with a configuration, at once.
package struct InvalidConfiguration: Error, Hashable, Sendable, CustomStringConvertible {
    /// One line each, with file, line and column, or with the environment variable; never empty.
    package let messages: [String]

    /// Makes it from one message or more.
    package init(_ messages: [String]) { self.messages = messages }

    /// One line a message.
    package var description: String { messages.joined(separator: "\n") }
}
