import Foundation

/// A job as it is shown (`TrainingJobInfo`).
struct HuaweiJobDescription: Encodable {
    var jobID: String
    var jobType: String
    var voiceName: String?
    var state: String
    var sex: String
    var language: String
    var createType: String?
    var tag: String?
    var assetID: String?
    /// Present where the job failed, and empty: no document lists codes and reasons.
    var failedCode: String?
    var failedReason: String?
    /// In seconds, as the range of the field allows.
    var created: Int
    var updated: Int

    enum CodingKeys: String, CodingKey {
        case jobID = "job_id"
        case jobType = "job_type"
        case voiceName = "voice_name"
        case createType = "create_type"
        case assetID = "asset_id"
        case failedCode = "job_failed_code"
        case failedReason = "job_failed_reason"
        case created = "create_time"
        case updated = "lastupdate_time"
        case state, sex, language, tag
    }

    init(_ job: HuaweiSandboxJob, state: String) {
        jobID = job.id
        jobType = job.edition.rawValue.uppercased()
        voiceName = job.details.voiceName
        self.state = state
        sex = job.details.sex ?? "FEMALE"
        language = job.details.language ?? "CN"
        createType = job.details.createType
        tag = job.details.tag
        assetID = state == "SUCCEED" ? job.assetID : nil
        failedCode = state == "FAILED" ? "" : nil
        failedReason = failedCode
        created = Int(job.created.timeIntervalSince1970)
        updated = Int((job.committed ?? job.created).timeIntervalSince1970)
    }
}

/// The part of a list that is asked for.
struct HuaweiPage {
    let offset: Int
    let limit: Int

    init(_ head: SandboxRequestHead) throws(HuaweiRefusal) {
        offset = try Self.number(head, "offset", in: 0...Int(Int32.max)) ?? 0
        limit = try Self.number(head, "limit", in: 1...100) ?? 10
    }

    func of<Element>(_ list: [Element]) -> [Element] { Array(list.dropFirst(offset).prefix(limit)) }

    private static func number(
        _ head: SandboxRequestHead, _ name: String, in range: ClosedRange<Int>
    ) throws(HuaweiRefusal) -> Int? {
        guard let text = head.parameter(name) else { return nil }
        guard let number = Int(text), range.contains(number) else { throw .parameter(name) }
        return number
    }
}

/// The list of jobs, filtered as asked.
struct HuaweiJobList {
    let head: SandboxRequestHead
    let described: (HuaweiSandboxJob) async -> HuaweiJobDescription

    init(_ head: SandboxRequestHead, described: @escaping (HuaweiSandboxJob) async -> HuaweiJobDescription) {
        self.head = head
        self.described = described
    }

    func answer(_ jobs: [HuaweiSandboxJob]) async throws(HuaweiRefusal) -> SandboxAnswer {
        struct Answer: Encodable {
            var count: Int
            var jobs: [HuaweiJobDescription]
        }
        let page = try HuaweiPage(head)
        let (since, until) = (try date("create_since"), try date("create_until"))
        let states = head.parameter("state")?.split(separator: ",").map(String.init)
        guard head.parameter("state").map({ $0.count <= 128 }) ?? true else { throw .parameter("state") }
        var found: [HuaweiJobDescription] = []
        for job in jobs {
            let description = await described(job)
            // Whether a name is looked for as a whole or in part is not documented: clients have to look again.
            let isNamed = head.parameter("voice_name").map { description.voiceName?.contains($0) == true } ?? true
            let isTyped = head.parameter("job_type").map { description.jobType == $0 } ?? true
            let isIdentified = head.parameter("job_id").map { job.id == $0 } ?? true
            let isInState = states.map { $0.contains(description.state) } ?? true
            let isInTime =
                since.map { $0 <= description.created } ?? true && until.map { $0 >= description.created } ?? true
            if isNamed, isTyped, isIdentified, isInState, isInTime { found.append(description) }
        }
        switch head.parameter("sort_dir") {
        case nil, "desc": found.reverse()
        case "asc": break
        default: throw .parameter("sort_dir")
        }
        return .json(Answer(count: found.count, jobs: page.of(found)))
    }

    private func date(_ name: String) throws(HuaweiRefusal) -> Int? {
        guard let text = head.parameter(name) else { return nil }
        guard text.count <= 20, let date = try? Date(text, strategy: .iso8601) else { throw .parameter(name) }
        return Int(date.timeIntervalSince1970)
    }
}
