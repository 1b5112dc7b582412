import PreflightModel

@testable import AudioMeasurement

extension [UInt8] {
    /// These bytes as a recording, measured.
    func measured(
        _ depth: MeasurementMethod = .scan, name: String = "take.wav"
    ) throws(MeasuringFailure) -> RecordingMeasurement {
        try RecordingMeasurer(depth: depth).measure(bytes: self, path: RecordingPath(name))
    }

    /// The code of the failure, or nil when these bytes can be measured.
    func failure(_ depth: MeasurementMethod = .scan, name: String = "take.wav") -> DefectCode? {
        do throws(MeasuringFailure) {
            _ = try measured(depth, name: name)
            return nil
        } catch {
            return error.code
        }
    }
}

extension RecordingMeasurement {
    var codes: [DefectCode] { defects.map(\.code) }

    func facts(of code: DefectCode) -> [String: Fact] { defects.first { $0.code == code }?.facts ?? [:] }
}
