import PreflightModel

/// Whether text is coloured; colour is for terminals only, and never the only sign of anything.
package struct TextStyle: Sendable {
    /// Whether escape sequences for colours are written.
    package var usesColour: Bool

    /// A style with or without colour.
    package init(usesColour: Bool = false) { self.usesColour = usesColour }

    func red(_ text: String) -> String { paint(text, 31) }
    func yellow(_ text: String) -> String { paint(text, 33) }
    func green(_ text: String) -> String { paint(text, 32) }
    func dim(_ text: String) -> String { paint(text, 2) }
    func bold(_ text: String) -> String { paint(text, 1) }

    func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: red(text)
        case .warning: yellow(text)
        case .note: dim(text)
        }
    }

    private func paint(_ text: String, _ code: Int) -> String {
        usesColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
