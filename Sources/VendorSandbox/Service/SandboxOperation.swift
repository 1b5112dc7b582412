/// Something that a service can be asked for.
struct SandboxOperation: Hashable, Sendable {
    /// The API's own name, as `CommitVoiceTrainingJob`; for objects `PUT`, and the store's names for multipart uploads.
    let name: String
    /// A short name for fault orders, unique in its vendor, as `commit`.
    let shortName: String
    /// The faults that the service itself simulates when it finds them in `request.fault`: `expireURL`, `unknownState`,
    /// `gone`.
    let enacts: Set<FaultKind>
    /// The ends, by the vendor's names for them, to which a job that this operation starts can be ordered.
    let endings: [String]
    /// Whether the answer states a checksum that `bad-crc` can falsify.
    let statesChecksum: Bool

    init(
        _ name: String, short shortName: String, enacts: Set<FaultKind> = [], endings: [String] = [],
        statesChecksum: Bool = false
    ) {
        self.name = name
        self.shortName = shortName
        self.enacts = enacts
        self.endings = endings
        self.statesChecksum = statesChecksum
    }

    /// The faults that can be ordered for it.
    var faults: [Fault] {
        FaultKind.allCases.flatMap { kind in
            switch kind {
            case .expireURL, .unknownState, .gone: enacts.contains(kind) ? [Fault(kind: kind)] : []
            case .badCRC: statesChecksum ? [Fault(kind: kind)] : []
            case .end: endings.map { Fault(kind: kind, ending: $0) }
            default: [Fault(kind: kind)]
            }
        }
    }
}
