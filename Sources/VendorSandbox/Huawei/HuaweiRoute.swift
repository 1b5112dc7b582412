import Foundation

/// What MetaStudio's voice training can be asked, by the official SDKs' names.
enum HuaweiOperation: String, CaseIterable, Sendable {
    case createAdvance = "CreateTrainingAdvanceJob"
    case createMiddle = "CreateTrainingMiddleJob"
    case createBasic = "CreateTrainingBasicJob"
    case commit = "CommitVoiceTrainingJob"
    case show = "ShowVoiceTrainingJob"
    case list = "ListVoiceTrainingJob"
    case delete = "DeleteVoiceTrainingJob"
    case addresses = "ShowJobUploadingAddress"
    case auditResult = "ShowJobAuditResult"
    case operationLog = "ListJobOperationLog"
    case quotas = "ShowVoiceTrainingQuotas"
    case durations = "ShowTenantDurationCfg"

    /// As the server and the journal know it.
    var operation: SandboxOperation {
        SandboxOperation(
            rawValue, short: shortName, enacts: enacts,
            endings: self == .commit ? HuaweiEnding.all.map(\.name) : [])
    }

    private var shortName: String {
        switch self {
        case .createAdvance: "create"
        case .createMiddle: "create-middle"
        case .createBasic: "create-basic"
        case .commit: "commit"
        case .show: "show"
        case .list: "list"
        case .delete: "delete"
        case .addresses: "addresses"
        case .auditResult: "audit-result"
        case .operationLog: "op-logs"
        case .quotas: "quotas"
        case .durations: "durations"
        }
    }

    private var enacts: Set<FaultKind> {
        switch self {
        case .createAdvance, .createMiddle, .createBasic: [.expireURL]
        case .addresses: [.expireURL, .gone]
        case .show: [.unknownState, .gone]
        case .list: [.unknownState]
        case .commit, .delete, .auditResult, .operationLog: [.gone]
        case .quotas, .durations: []
        }
    }
}

/// Method and path of a request, taken apart.
struct HuaweiRoute: Hashable, Sendable {
    let operation: HuaweiOperation
    let project: String
    let job: String?

    init?(_ head: SandboxRequestHead) {
        let parts = head.path.split(separator: "/").map { $0.removingPercentEncoding ?? String($0) }
        guard parts.count >= 4, parts[0] == "v1", parts[2] == "voice-training-manage" else { return nil }
        project = parts[1]
        let rest = Array(parts[3...])
        if rest.count >= 3, rest[0] == "user", rest[1] == "jobs" {
            job = rest[2]
            switch (head.method, rest.count > 3 ? rest[3] : nil, rest.count) {
            case ("POST", nil, 3): operation = .commit
            case ("GET", nil, 3): operation = .show
            case ("DELETE", nil, 3): operation = .delete
            case ("GET", "uploading-address-url", 4): operation = .addresses
            case ("GET", "audit-result", 4): operation = .auditResult
            case ("GET", "op-logs", 4): operation = .operationLog
            default: return nil
            }
            return
        }
        job = nil
        switch (head.method, rest) {
        case ("POST", ["user", "advance-jobs"]): operation = .createAdvance
        case ("POST", ["user", "middle-jobs"]): operation = .createMiddle
        case ("POST", ["user", "basic-jobs"]): operation = .createBasic
        case ("GET", ["user", "jobs"]): operation = .list
        case ("GET", ["quotas"]): operation = .quotas
        case ("GET", ["user", "tenant-duration-cfg"]): operation = .durations
        default: return nil
        }
    }
}
