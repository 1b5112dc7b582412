package import AudioMeasurement
package import PreflightModel
package import SystemFiles

/// Why a new recording was not made.
package enum PreparationFailure: Error, Hashable, Sendable {
    /// It cannot be made from its sources.
    case refused(PreparationRefusal)
    /// A source cannot be read, or what is in it cannot be found.
    case source(RecordingPath, MeasuringFailure)
    /// A source is not what it was when it was measured.
    case sourceChanged(RecordingPath)
    /// The new file cannot be created.
    case cannotCreate(RecordingPath, SystemError)
    /// The new file cannot be written, or not be read back.
    case cannotWrite(RecordingPath, SystemError)
    /// What was read back is not what was written.
    case notAsWritten(RecordingPath)
    /// The task was cancelled.
    case cancelled

    /// A failure of reading `path`.
    init(reading path: RecordingPath, _ failure: MeasuringFailure) {
        self =
            switch failure {
            case .cancelled: .cancelled
            case .changed: .sourceChanged(path)
            default: .source(path, failure)
            }
    }

    /// What cannot be made.
    init(_ code: PreparationRefusal.Code, _ facts: [String: Fact] = [:]) {
        self = .refused(PreparationRefusal(code, facts))
    }
}
