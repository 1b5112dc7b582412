import PreflightModel
import Reports

extension Defect {
    /// The sentence in English.
    var message: String { EnglishSentences().message(of: self) }
}
