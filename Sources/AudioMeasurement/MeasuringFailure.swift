public import PreflightModel

/// Why a recording could not be measured at all; what is merely wrong with it is a `Defect`.
public struct MeasuringFailure: Error, Hashable, Sendable {
    /// The stable code.
    public let code: DefectCode
    /// What is wrong, with numbers and units, and what to do.
    public let message: String

    /// Makes a failure.
    public init(code: DefectCode, message: String) {
        self.code = code
        self.message = message
    }
}
