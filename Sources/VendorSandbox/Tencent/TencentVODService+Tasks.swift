import Foundation

extension TencentVODService {
    func describe(_ body: Data, _ request: SandboxRequest) async throws(TencentRefusal) -> SandboxAnswer {
        let parameters = try TencentParameters(body, known: ["TaskId", "SubAppId"])
        let id = try parameters.requiredText("TaskId")
        let subAppID = try parameters.application()
        guard let task = vendor.tasks(of: subAppID, now: request.now).first(where: { $0.id == id }) else {
            throw .value("TaskId", "there is no task \(id)", code: "InvalidParameterValue.TaskId")
        }
        let stage = world.clock.stage(of: task.timeline)
        var values = summary(of: task, stage, now: request.now)
        for name in ["TaskId", "SessionId", "SessionContext", "FileId"] { values[name] = nil }
        values["CreateAigcAudioCloneTask"] = await detail(of: task, stage)
        for other in ["ProcedureTask", "EditMediaTask", "PullUploadTask"] { values[other] = .null }
        if request.fault == .unknownState { values["Status"] = .text("REVIEWING") }
        return success(values, request, job: id)
    }

    func list(_ body: Data, _ request: SandboxRequest) async throws(TencentRefusal) -> SandboxAnswer {
        let parameters = try TencentParameters(
            body,
            known: ["SubAppId", "Status", "FileId", "CreateTime", "FinishTime", "Sort", "Limit", "ScrollToken"])
        let subAppID = try parameters.application()
        let limit = Int(try parameters.integer("Limit", in: 1...100) ?? 10)
        let status = try parameters.text("Status")
        let fileID = try parameters.text("FileId")
        var tasks = vendor.tasks(of: subAppID, now: request.now)
        if let fileID {
            tasks = tasks.filter { $0.input.audio.fileID == fileID }
        }
        if let status { tasks = tasks.filter { world.clock.stage(of: $0.timeline).rawValue == status } }
        if let token = try parameters.text("ScrollToken"), !token.isEmpty {
            guard let first = tasks.firstIndex(where: { $0.id == token }) else {
                throw .value("ScrollToken", "it is not one that was answered")
            }
            tasks = Array(tasks[first...])
        }
        let page = tasks.prefix(limit).map { task in
            TencentValue.object(summary(of: task, world.clock.stage(of: task.timeline), now: request.now))
        }
        let next = tasks.dropFirst(limit).first?.id ?? ""
        return success(["TaskSet": .list(page), "ScrollToken": .text(next)], request)
    }

    private func summary(
        of task: TencentCloneTask, _ stage: TencentCloneTask.Stage, now: Date
    ) -> [String: TencentValue] {
        let created = task.created.formatted(.iso8601)
        var values: [String: TencentValue] = [
            "TaskId": .text(task.id), "TaskType": .text("CreateAigcAudioClone"), "Status": .text(stage.rawValue),
            "CreateTime": .text(created), "BeginProcessTime": .text(stage == .waiting ? "" : created),
            "FinishTime": .text(stage.isOver ? now.formatted(.iso8601) : ""),
            "SessionId": .text(task.input.sessionID ?? ""), "SessionContext": .text(task.input.sessionContext ?? ""),
        ]
        if let id = task.input.audio.fileID { values["FileId"] = .text(id) }
        return values
    }

    private func detail(of task: TencentCloneTask, _ stage: TencentCloneTask.Stage) async -> TencentValue {
        let outcome = stage == .finish ? await task.outcome.value : TencentCloneTask.Outcome(message: "")
        let input = task.input
        var values: [String: TencentValue] = [
            "TaskId": .text(task.id), "Status": .text(stage == .finish ? "FINISH" : "PROCESSING"),
            "ErrCode": .integer(Int64(outcome.errCode)), "ErrCodeExt": .text(outcome.errCodeExt),
            "Message": .text(outcome.message),
            "Progress": .integer(stage == .finish ? 100 : stage == .processing ? 50 : 0),
            "Input": .object([
                "AudioFileInfo": input.audio.value, "VoiceId": .text(input.voiceID), "Text": .text(input.text),
                "PromptAudioFileInfo": input.promptAudio?.value ?? .null, "PromptText": .optional(input.promptText),
                "Payload": .optional(input.payload),
            ]),
            "Output": .null, "SessionId": .text(input.sessionID ?? ""),
            "SessionContext": .text(input.sessionContext ?? ""),
        ]
        guard stage == .finish else { return .object(values) }
        var output: [String: TencentValue] = [
            "TaskId": .text("88\(task.id.hashDigits)"), "State": .text(outcome.errCode == 0 ? "success" : "failed"),
            "Payload": .optional(input.payload), "CreatedAt": .text(task.created.formatted(.iso8601)),
        ]
        if outcome.errCode == 0 {
            output["VoiceId"] = .text(input.voiceID)
            output["DemoAudio"] = .text(
                "\(world.endpoint(of: .tencentCOS))\(TencentAccount.auditionFront)\(task.id).mp3")
        }
        values["Output"] = .object(output)
        return .object(values)
    }
}

extension String {
    /// Digits that belong to this text.
    fileprivate var hashDigits: String {
        String(
            utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 } % 1_000_000_000)
    }
}
