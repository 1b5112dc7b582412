import Foundation
import PreflightModel

/// A regular expression of a profile, checked when the profile is loaded; it must match a whole value.
struct Pattern: Sendable {
    /// What the expression says of a value.
    enum Answer: Sendable {
        case matches, differs
        /// The expression takes more steps than any sensible one, as `(a+)+$` does, or more memory.
        case undecided
    }

    /// The expression as the profile writes it.
    let text: String
    private let expression: NSRegularExpression

    /// Takes an expression that compiles; nil for one that does not.
    init?(_ text: String) {
        // Alone it must be an expression too: what closes a group of its own would otherwise close the one around it.
        guard (try? NSRegularExpression(pattern: text)) != nil,
            let expression = try? NSRegularExpression(pattern: "(?:\(text))\\z")
        else { return nil }
        self.text = text
        self.expression = expression
    }

    /// What matches, in words that continue "is not": "8 to 20 letters"; nil where the expression is shown instead.
    var words: String?

    /// The expression, and its words.
    var facts: [String: Fact] {
        var facts = ["pattern": Fact.text(text)]
        facts["patternWords"] = words.map { .text($0) }
        return facts
    }

    /// The reports of progress after which matching is given up; there is one for about ten thousand steps.
    private static let greatestProgress = 2_000

    func judge(_ value: String) -> Answer {
        var answer = Answer.differs
        var progress = 0
        let range = NSRange(value.startIndex..., in: value)
        unsafe expression.enumerateMatches(in: value, options: [.anchored, .reportProgress], range: range) {
            match, flags, stop in
            if match != nil {
                answer = .matches
                unsafe stop.pointee = true
            } else if flags.contains(.internalError) {
                answer = .undecided
                unsafe stop.pointee = true
            } else if flags.contains(.progress) {
                progress += 1
                guard progress > Self.greatestProgress else { return }
                answer = .undecided
                unsafe stop.pointee = true
            }
        }
        return answer
    }
}
