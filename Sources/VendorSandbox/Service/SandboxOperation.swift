/// Something that a service can be asked for.
struct SandboxOperation: Hashable, Sendable {
    /// The API's own name, as `CommitVoiceTrainingJob`; for objects `PUT`, and the store's names for multipart uploads.
    let name: String
    /// A short name for fault orders, unique in its vendor, as `commit`.
    let shortName: String
    /// The faults that the service itself acts out when it finds them in `request.fault`: `expireURL`, `unknownState`.
    let enacts: Set<FaultKind>
    /// Whether the answer states a checksum that `bad-crc` can falsify.
    let statesChecksum: Bool

    init(_ name: String, short shortName: String, enacts: Set<FaultKind> = [], statesChecksum: Bool = false) {
        self.name = name
        self.shortName = shortName
        self.enacts = enacts
        self.statesChecksum = statesChecksum
    }

    /// The faults that can be ordered for it.
    var faults: [FaultKind] {
        FaultKind.allCases.filter { kind in
            switch kind {
            case .expireURL, .unknownState: enacts.contains(kind)
            case .badCRC: statesChecksum
            default: true
            }
        }
    }
}
