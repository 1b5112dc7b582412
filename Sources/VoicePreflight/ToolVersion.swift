extension Report.Tool {
    /// This library and command.
    public static let voicePreflight = Report.Tool(name: "voice-preflight", version: "0.1.0")
}
