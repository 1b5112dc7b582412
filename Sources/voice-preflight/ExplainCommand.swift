import ArgumentParser
import VoicePreflight

/// `voice-preflight explain PROFILE/RULE`, or a code.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a rule: what it requires, where it comes from, and examples.",
        discussion: """
            EXAMPLE: voice-preflight explain tencent-vod-clone/sample-duration
                     voice-preflight explain signal.clipped
            """)

    @Argument(
        help: "A rule or parameter, as PROFILE/RULE; PROFILE alone explains all of them; or the code of a finding.")
    var rule: String

    func run() throws {
        if let text = ProfileExplanation.general(rule, EnglishSentences()) { return try write(text) }
        // A profile file has slashes of its own; a rule has none.
        guard let cut = rule.lastIndex(of: "/"), !Self.isProfileFile(rule) else {
            return try write(ProfileExplanation(try ProfileArgument.profile(rule), sentences: EnglishSentences()).all)
        }
        let profile = try ProfileArgument.profile(String(rule[..<cut]))
        try write(try explain(String(rule[rule.index(after: cut)...]), in: profile))
    }

    private static func isProfileFile(_ argument: String) -> Bool {
        argument.hasSuffix(".yml") || argument.hasSuffix(".yaml")
    }

    /// A profile of somebody else's may hold anything.
    private func write(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try StandardOutput.write(lines.map { TerminalText.visible(String($0)) }.joined(separator: "\n"))
    }

    private func explain(_ name: String, in profile: Profile) throws -> String {
        let explanation = ProfileExplanation(profile, sentences: EnglishSentences())
        if let text = explanation.text(of: name) { return text }
        let near = Words.nearest(to: name, among: explanation.names)
        throw CommandFailure(
            .usage,
            "\(profile.id) has no rule \"\(name)\"."
                + (near.map { " Did you mean \"\($0)\"?" }
                    ?? " It has: \(explanation.names.joined(separator: ", "))."))
    }
}
