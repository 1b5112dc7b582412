import PreflightModel

/// What can go wrong before a container is recognised.
extension MeasuringFailure {
    /// The task that measured was cancelled; what a `ByteSource` throws when it sees that.
    public static let cancelled = MeasuringFailure(FileDefectCode.cancelled)

    package static func shrank(expected: Int64, present: Int64) -> MeasuringFailure {
        MeasuringFailure(
            FileDefectCode.changed, ["expectedBytes": .count(expected), "presentBytes": .count(present)])
    }

    package static let changed = MeasuringFailure(FileDefectCode.changed)

    static let empty = MeasuringFailure(FileDefectCode.empty)

    /// `reason` is the operating system's.
    static func openFailed(reason: String, missing: Bool) -> MeasuringFailure {
        missing
            ? MeasuringFailure(FileDefectCode.missing)
            : MeasuringFailure(FileDefectCode.unreadable, ["cause": .text(reason)])
    }

    /// `reason` is the operating system's.
    static func readFailed(offset: Int64, reason: String) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.unreadable, ["offset": .count(offset), "cause": .text(reason)])
    }

    static func notRegular(_ kind: SpecialFile) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.notRegular, ["kind": .text(kind.rawValue)])
    }

    static let unknownContainer = MeasuringFailure(FileDefectCode.unknownContainer)

    static func unsupportedContainer(_ format: ForeignFormat) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.unsupportedContainer, ["format": .text(format.rawValue)])
    }

    /// An Ogg file whose only streams are of this kind.
    static func unsupportedStream(_ kind: OggStreamKind) -> MeasuringFailure {
        MeasuringFailure(FileDefectCode.unsupportedContainer, ["stream": .text(kind.rawValue)])
    }
}
