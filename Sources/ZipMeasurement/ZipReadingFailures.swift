import AudioMeasurement
import PreflightModel

/// Why zips, and entries, cannot be read at all.
extension MeasuringFailure {
    static let zipWithoutEnd = MeasuringFailure(ZipDefectCode.noEndRecord)

    static func zipDocument(_ format: PackedDocument) -> MeasuringFailure {
        MeasuringFailure(ZipDefectCode.document, ["format": .text(format.rawValue)])
    }

    static func tooManyJumps(_ byteCount: Int64) -> MeasuringFailure {
        MeasuringFailure(ZipEntryDefectCode.tooManyJumps, ["limitBytes": .count(byteCount)])
    }

    /// `message` is what libzip says.
    static func zipEntryChanged(at offset: Int64, _ message: String) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.changed, ["inflatedBytes": .count(offset), "cause": .text(message)])
    }
}
