/// The settings in effect, as `config` prints them.
public struct SettingsDocument: Encodable, Hashable, Sendable {
    /// The name and version of the JSON form.
    public static let schema = "voice-preflight/settings/1"

    /// One setting, or one of the values of a list.
    public struct Row: Encodable, Hashable, Sendable {
        /// The setting's name.
        public var name: String
        /// Its value.
        public var value: String
        /// Where it comes from: an option, a variable, a file and line, or `default`.
        public var origin: String

        /// Makes a row.
        public init(name: String, value: String, origin: String) {
            self.name = name
            self.value = value
            self.origin = origin
        }
    }

    /// The name and version of the JSON form.
    public let schema: String
    /// The repository's configuration; nil if there is none.
    public let configuration: String?
    /// The submission file; nil if there is none.
    public let submission: String?
    /// The settings.
    public let settings: [Row]

    /// Makes a document.
    public init(configuration: String?, submission: String?, settings: [Row]) {
        schema = Self.schema
        self.configuration = configuration
        self.submission = submission
        self.settings = settings
    }
}
