import PreflightModel

/// The words for what can go wrong before a container is recognised.
extension MeasuringFailure {
    /// The task that measured was cancelled; what a `ByteSource` throws when it sees that.
    public static let cancelled = MeasuringFailure(code: "measuring.cancelled", message: "measuring was cancelled.")

    package static func shrank(expected: Int64, present: Int64) -> MeasuringFailure {
        MeasuringFailure(
            code: "file.changed",
            message: "the file shrank from \(expected.counted("byte")) to \(present.counted("byte")) while it was "
                + "read. Wait until it is written completely, then measure again.")
    }

    package static let changed = MeasuringFailure(
        code: "file.changed",
        message: "the file was changed while it was read. Wait until it is written completely, then measure again.")

    static let empty = MeasuringFailure(
        code: "file.empty", message: "the file is empty (0 bytes). Record or copy it again.")

    static func openFailed(reason: String, missing: Bool) -> MeasuringFailure {
        missing
            ? MeasuringFailure(code: "file.missing", message: "no such file. Check the path.")
            : MeasuringFailure(code: "file.unreadable", message: "cannot be opened: \(reason).")
    }

    static func readFailed(offset: Int64, reason: String) -> MeasuringFailure {
        MeasuringFailure(code: "file.unreadable", message: "cannot be read at byte \(offset): \(reason).")
    }

    static func notRegular(kind: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "file.not-regular",
            message: "it is \(kind), not a file. A recording must be a regular file; save it to one first.")
    }

    static let unknownContainer = MeasuringFailure(
        code: "container.unknown",
        message: "the content is not a known audio format. Export the recording again as WAV.")

    static func unsupportedContainer(name: String) -> MeasuringFailure {
        MeasuringFailure(
            code: "container.unsupported",
            message:
                "the content is \(name), which is recognised but cannot be measured here. Export the recording as WAV, "
                + "MP3 or M4A."
        )
    }
}
