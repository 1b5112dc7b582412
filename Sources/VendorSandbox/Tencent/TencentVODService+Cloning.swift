import Foundation

extension TencentVODService {
    func create(_ body: Data, _ request: SandboxRequest) throws(TencentRefusal) -> SandboxAnswer {
        let parameters = try TencentParameters(
            body,
            known: [
                "SubAppId", "AudioFileInfo", "VoiceId", "Text", "PromptAudioFileInfo", "PromptText", "Payload",
                "SessionId", "SessionContext", "TasksPriority", "ExtInfo",
            ])
        let subAppID = try parameters.application()
        guard let audio = try recording("AudioFileInfo", parameters, subAppID) else { throw .missing("AudioFileInfo") }
        let input = TencentCloneTask.Input(
            audio: audio, voiceID: try voiceID(parameters), text: try Self.auditionText(parameters),
            promptAudio: try recording("PromptAudioFileInfo", parameters, subAppID),
            promptText: try parameters.text("PromptText"),
            payload: try parameters.text("Payload", atMost: 1_048_576, code: "InvalidParameterValue"),
            sessionID: try parameters.text("SessionId", atMost: 50, code: "InvalidParameterValue.SessionIdTooLong"),
            sessionContext: try parameters.text(
                "SessionContext", atMost: 1000, code: "InvalidParameterValue.SessionContextTooLong"))
        try Self.checkPrompt(input)
        _ = try parameters.integer("TasksPriority", in: -10...10)
        _ = try parameters.text("ExtInfo")
        guard vendor.marks(input.sessionID ?? "", of: subAppID, now: request.now) else {
            throw .value(
                "SessionId", "it was used within the last three days", code: "InvalidParameterValue.SessionId")
        }
        let task = begin(input, of: subAppID, now: request.now, to: .named(request.ending))
        return success(["TaskId": .text(task.id)], request, job: task.id)
    }

    /// - Parameter ending: The end to which the task is ordered; nil for its own.
    private func begin(
        _ input: TencentCloneTask.Input, of subAppID: Int64, now: Date, to ending: TencentEnding?
    ) -> TencentCloneTask {
        let isNew = vendor.takes(voice: input.voiceID)
        let judge = TencentCloneJudge(world: world, vendor: vendor)
        let outcome = Task.detached { [vendor] () -> TencentCloneTask.Outcome in
            guard isNew else { return .duplicateVoice }
            let outcome =
                if let ending { ending.outcome } else { await judge.outcome(of: input) }
            if outcome.errCode != 0 || ending != nil { vendor.release(voice: input.voiceID) }
            return outcome
        }
        let task = TencentCloneTask(
            id: "\(subAppID)-CreateAigcAudioClone-\(RandomText.hexadecimal(32))t", subAppID: subAppID, input: input,
            created: now,
            timeline:
                TencentCloneTask.timeline(from: world.clock.now(), to: ending?.stage ?? .finish), outcome: outcome)
        vendor.add(task)
        return task
    }

    private func recording(
        _ name: String, _ parameters: TencentParameters, _ subAppID: Int64
    ) throws(TencentRefusal) -> TencentCloneTask.Recording? {
        guard let values = try parameters.object(name, known: ["Type", "FileId", "Url"]) else { return nil }
        switch try values.requiredText("Type") {
        case "File":
            let id = try values.requiredText("FileId")
            if world.media.contains(id) { return .media(id: id) }
            guard let media = vendor.media(id, of: subAppID) else {
                throw .value("FileId", "there is no file \(id)", code: "InvalidParameterValue.FileId")
            }
            return .file(id: id, key: media.key)
        case "Url":
            let address = try values.requiredText("Url")
            guard address.wholeMatch(of: /(?i)https?:\/\/[^\/?#\s]+\S*/) != nil else {
                throw .value("Url", "it is not an http or https address", code: "InvalidParameterValue.Url")
            }
            return .url(address)
        default: throw .value("\(name).Type", "it is neither File nor Url")
        }
    }

    private func voiceID(_ parameters: TencentParameters) throws(TencentRefusal) -> String {
        let id = try parameters.requiredText("VoiceId")
        guard id.wholeMatch(of: /[A-Za-z][A-Za-z0-9_-]{6,254}[A-Za-z0-9]/) != nil else {
            throw .value("VoiceId", "8 to 256 letters, digits, - and _, a letter first, no - or _ last")
        }
        return id
    }

    private static func auditionText(_ parameters: TencentParameters) throws(TencentRefusal) -> String {
        _ = try parameters.requiredText("Text")
        return try parameters.text("Text", atMost: 1000, code: "InvalidParameterValue") ?? ""
    }

    /// The page is silent on one without the other; MiniMax, whose words it shares, takes only both.
    private static func checkPrompt(_ input: TencentCloneTask.Input) throws(TencentRefusal) {
        switch (input.promptAudio, input.promptText ?? "") {
        case (nil, ""): return
        case (nil, _): throw .missing("PromptAudioFileInfo")
        case (_, ""): throw .missing("PromptText")
        case (_, let text):
            let closing: Set<Character> = ["\"", "'", "”", "’", "」", "』", "》", ")", "）", "]", "】"]
            let last = text.last { !closing.contains($0) && !$0.isWhitespace }
            guard let last, last.isPunctuation || last == "~" || last == "～" else {
                throw .value("PromptText", "it does not end with a punctuation mark")
            }
        }
    }
}
