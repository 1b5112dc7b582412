import AudioMeasurement
import PreflightModel

/// The words for zips, and entries, that cannot be read at all.
extension MeasuringFailure {
    static let zipWithoutEnd = MeasuringFailure(
        code: "zip.no-end-record",
        message: "it begins like a zip, but has no end record that leads to its entries: it is damaged or was not "
            + "copied completely. Pack or copy it again.")

    static func zipDocument(_ kind: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "zip.document", message: "the content is \(kind), which is stored as a zip but holds no recordings.")
    }

    static func tooManyJumps(_ byteCount: Int64) -> MeasuringFailure {
        MeasuringFailure(
            code: "zip.too-many-jumps",
            message: "measuring it would mean inflating more than \(byteCount) bytes of the zip, because of how its "
                + "parts are arranged. Unpack it, and measure the file.")
    }

    static func zipEntryChanged(at offset: Int64, _ message: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "file.changed",
            message: "it could be inflated once, but not again at byte \(offset): libzip says \"\(message)\". Wait "
                + "until "
                + "the zip is written completely, then measure again.")
    }
}
