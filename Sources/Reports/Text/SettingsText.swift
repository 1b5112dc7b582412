/// The settings in effect, for people.
package enum SettingsText {
    /// One line a value.
    package static func render(_ document: SettingsDocument, style: TextStyle) -> String {
        let files = [document.submission, document.configuration].compactMap { $0 }
        let head = files.isEmpty ? "no configuration" : files.joined(separator: ", ")
        let rows = document.settings.map { [$0.name, $0.value, $0.origin].map(TerminalText.visible) }
        return style.bold(TerminalText.visible(head)) + "\n"
            + TerminalText.columns(rows).map { $0 + "\n" }.joined()
    }
}
