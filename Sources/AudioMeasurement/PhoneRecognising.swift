package import PreflightModel

/// Whoever recognises phones in speech, such as the installed recogniser of the command; handed in by the code that wants it.
package protocol PhoneRecognising: Sendable {
    /// The recogniser and its version.
    var name: String { get }
    /// How many samples of a recording it takes at most.
    var greatestSampleCount: Int { get }
    /// The phones in samples at 16 kHz.
    ///
    /// - Parameter speech: Where somebody speaks, in samples.
    func recognition(of samples: [Int16], speech: [Range<Int>]) -> PhoneRecognition
}
