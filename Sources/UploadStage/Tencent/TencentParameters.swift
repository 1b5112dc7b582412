import PreflightModel
import VendorClients

/// The parameters of a package as CreateAigcAudioClone takes them.
struct TencentParameters: Hashable, Sendable {
    var subAppID: Int64
    var voiceID: String
    var text: String
    var promptText: String?
    var payload: String?
    /// The user's own; nil for one of ours.
    var sessionID: String?
    var sessionContext: String?
    var tasksPriority: Int?
    var extInfo: String?

    /// Reads them; what the documents forbid of their values is found by the request.
    ///
    /// - Throws: `SubmissionFailure` of kind `usage` with everything that is missing or no number.
    init(_ package: SubmissionPackage) throws(SubmissionFailure) {
        var messages: [String] = []
        let application = package.parameter("SubAppId")
        let priority = package.parameter("TasksPriority")
        for name in ["SubAppId", "VoiceId", "Text"] where package.parameter(name) == nil {
            messages.append(SubmissionWords.missing(name))
        }
        for (name, value) in [("SubAppId", application), ("TasksPriority", priority)] {
            if let value, WholeNumber.value(of: value) == nil {
                messages.append(TencentSubmissionWords.notANumber(name, value))
            }
        }
        guard messages.isEmpty, let subAppID = application.flatMap({ WholeNumber.value(of: $0) }) else {
            throw SubmissionFailure(.usage, messages)
        }
        self.subAppID = subAppID
        voiceID = package.parameter("VoiceId") ?? ""
        text = package.parameter("Text") ?? ""
        promptText = package.parameter("PromptText")
        payload = package.parameter("Payload")
        // Without a mark a repeated request would make a voice twice.
        sessionID = package.parameter("SessionId").flatMap { $0.isEmpty ? nil : $0 }
        sessionContext = package.parameter("SessionContext")
        tasksPriority = priority.flatMap { WholeNumber.value(of: $0) }.map { Int($0) }
        extInfo = package.parameter("ExtInfo")
    }

    /// The request with these parameters.
    func request(audio: TencentAudioInput, prompt: TencentAudioInput?, sessionID: String) -> CreateAigcAudioClone {
        CreateAigcAudioClone(
            subAppID: subAppID, audio: audio, voiceID: voiceID, text: text, promptAudio: prompt,
            promptText: promptText, payload: payload, sessionID: sessionID, sessionContext: sessionContext,
            tasksPriority: tasksPriority, extInfo: extInfo)
    }

    /// The site whose host is asked: the mainland's for its regions, else the international one.
    static func site(of region: String?) -> TencentSite {
        let mainland = ["beijing", "chengdu", "chongqing", "guangzhou", "nanjing", "shanghai", "shenzhen", "tianjin"]
        guard let region else { return .international }
        return mainland.contains { region == "ap-\($0)" || region.hasPrefix("ap-\($0)-") } ? .mainland : .international
    }
}
