/// The stable name of something that is wrong, or worth knowing, in a recording: `container.what`.
public struct DefectCode: OpenVocabulary {
    /// The name, as it is written in JSON and brackets at the end of messages.
    public let rawValue: String

    /// Makes the code with this name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code as it is declared.
    package init(_ code: some KnownDefectCodes) { self.init(rawValue: code.rawValue) }
}

extension DefectCode {
    /// The areas whose codes this version knows.
    package static let areas: [any KnownDefectCodes.Type] = [
        FileDefectCode.self, TagDefectCode.self, DecodingDefectCode.self, ChunkedDefectCode.self, WaveDefectCode.self,
        AIFFDefectCode.self, CAFDefectCode.self, AUDefectCode.self, FLACDefectCode.self, OggDefectCode.self,
        MPEGDefectCode.self, ADTSDefectCode.self, MP4DefectCode.self, ForeignDefectCode.self, ZipDefectCode.self,
        ZipEntryDefectCode.self, ZipNameDefectCode.self,
    ]

    /// Every code that this version knows.
    package static let all: [any KnownDefectCodes] = areas.flatMap { $0.declared }

    private static let declarations: [String: any KnownDefectCodes] = Dictionary(
        all.map { ($0.rawValue, $0) }, uniquingKeysWith: { first, _ in first })

    /// The code as it is declared; nil for one of another version.
    package var known: (any KnownDefectCodes)? { Self.declarations[rawValue] }

    /// What the code means beyond its sentence; nothing for one of another version.
    package var traits: DefectTraits { known?.traits ?? [] }

    /// What it says where it is the reason that a recording could not be measured.
    package var failureKind: FailureKind { known?.failureKind ?? .damaged }
}
