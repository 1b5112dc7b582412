import PreflightModel

/// A text with its words marked by how well they agree with what was heard: by line and weight as well as by colour.
struct SaidTextMarkup {
    /// How well a word agrees.
    private enum Agreement: String, CaseIterable {
        case heard, partly, missing, unknown

        init(_ word: SaidWord) {
            switch word.error {
            case nil: self = .unknown
            case .some(..<0.3): self = .heard
            case .some(..<WordLimits.wordError): self = .partly
            default: self = .missing
            }
        }
    }

    private let words: [SaidWord]

    /// Nil for a finding that is about no text.
    init?(_ finding: Finding) {
        words = finding.saidWords
        if words.isEmpty { return nil }
    }

    var html: String {
        let spans = words.map { word in
            let agreement = Agreement(word)
            let title = HTMLText.escaped(HTMLWords.said(word))
            return "<span class=\"\(agreement.rawValue)\" title=\"\(title)\">\(HTMLText.escaped(word.written))</span>"
        }
        let legend = Agreement.allCases.map { agreement in
            "<span class=\"\(agreement.rawValue)\">\(HTMLText.escaped(HTMLWords.agreement(agreement.rawValue)))</span>"
        }
        return
            "<p class=\"said\">\(spans.joined(separator: " "))</p><p class=\"said legend\">\(legend.joined(separator: " · "))</p>"
    }
}
