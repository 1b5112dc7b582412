/// The settings in effect, as `config` prints them.
package struct SettingsDocument: Encodable, Hashable, Sendable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/settings/1"

    /// One setting, or one of the values of a list.
    package struct Row: Encodable, Hashable, Sendable {
        /// The setting's name.
        package var name: String
        /// Its value.
        package var value: String
        /// Where it comes from: an option, a variable, a file and line, or `default`.
        package var origin: String

        /// Makes a row.
        package init(name: String, value: String, origin: String) {
            self.name = name
            self.value = value
            self.origin = origin
        }
    }

    /// The name and version of the JSON form.
    package let schema: String
    /// The repository's configuration; nil if there is none.
    package let configuration: String?
    /// The submission file; nil if there is none.
    package let submission: String?
    /// The settings.
    package let settings: [Row]

    /// Makes a document.
    package init(configuration: String?, submission: String?, settings: [Row]) {
        schema = Self.schema
        self.configuration = configuration
        self.submission = submission
        self.settings = settings
    }
}
