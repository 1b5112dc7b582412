import AudioMeasurement
import PreflightModel
import Reports

extension Defect {
    /// The sentence in English.
    var message: String { EnglishSentences().message(of: self) }
}

extension MeasuringFailure {
    /// The sentence in English.
    var message: String { EnglishSentences().message(of: UnreadableRecording(path: "take", self)) }
}
