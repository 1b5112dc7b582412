import VendorClients

/// What each state of a task means (DescribeTaskDetail), and what its user does next. FINISH is not success: the inner
/// state, both codes and the new voice's ID decide.
enum TencentJobStates {
    /// Every documented state, in the order in which a task goes through them.
    static let all: [JobStateMeaning] = [
        .running("WAITING"),
        .running("PROCESSING"),
        .running("FINISH (PROCESSING)"),
        JobStateMeaning(
            name: "FINISH (VoiceId)", state: .succeeded,
            message:
                "the voice is ready. How long DemoAudio can be downloaded is not documented: download it soon. Use the "
                + "voice within 7 days: a maker of such voices deletes unused ones, and whether this vendor does is "
                + "not documented.",
            next: "fetch DemoAudio, and use the VoiceId for text to speech"),
        JobStateMeaning(
            name: "FINISH (40000)", state: .failed, message: failed,
            next: "correct the parameter or the recording that the message names, then package and submit again. "
                + charged),
        JobStateMeaning(
            name: "FINISH (60000)", state: .failed, message: failed,
            next: "see that the recording can be fetched and decoded, then package and submit again. " + charged),
        JobStateMeaning(
            name: "FINISH (70000)", state: .failed, message: failed,
            next: "the vendor failed: \"voice-preflight submit {manifest} --again\" tries once more. " + charged),
        JobStateMeaning(
            name: "FINISH (another code)", state: .failed, message: failed,
            next: "correct what the code and the message name, then package and submit again. " + charged),
        JobStateMeaning(
            name: "FINISH (no voice)", state: .failed, message: failed,
            next: "ask the vendor's support, with the request IDs that \"voice-preflight log {submission}\" prints. "
                + charged),
        JobStateMeaning(
            name: "FINISH (no result)", state: .unresolved,
            message: "the task is over, but the vendor says nothing of a voice.",
            next:
                "look in the VOD console whether the voice is there. If it is not, \"voice-preflight submit {manifest} "
                + "--again\" makes a new task. " + charged),
        JobStateMeaning(
            name: "ABORTED", state: .failed,
            message: "the vendor gave the task up, and no document says why it does so.",
            next: "ask the vendor's support, with the request IDs that \"voice-preflight log {submission}\" prints. "
                + charged),
        JobStateMeaning(
            name: JobStateMeaning.unknown, state: .unresolved,
            message: "the vendor does not know this task: it lists tasks for three days.",
            next:
                "look in the VOD console whether the voice is there. If it is not, \"voice-preflight submit {manifest} "
                + "--again\" makes a new task. " + charged),
    ]

    private static let failed = "the task ended without a voice, and the vendor gave no reason."
    private static let charged = "Each call of CreateAigcAudioClone is charged"

    /// The entry of an answer.
    static func meaning(of answer: DescribeTaskDetail.Response) -> JobStateMeaning {
        let name = name(of: answer)
        return all.first { $0.name == name } ?? .undocumented(name)
    }

    /// The entry of a task that the vendor does not know.
    static var unknown: JobStateMeaning {
        all.first { $0.name == JobStateMeaning.unknown } ?? .undocumented(JobStateMeaning.unknown)
    }

    private static func name(of answer: DescribeTaskDetail.Response) -> String {
        guard answer.status == .finish else { return answer.status.rawValue }
        guard let clone = answer.clone else { return "FINISH (no result)" }
        if answer.isSuccess { return "FINISH (VoiceId)" }
        if clone.hasCode { return "FINISH (\(family(of: clone.errCode ?? 0)))" }
        return clone.status == .finish ? "FINISH (no voice)" : "FINISH (PROCESSING)"
    }

    /// The families of codes are documented for CloneVoiceAsync, the sibling of this task.
    private static func family(of code: Int) -> String {
        switch code {
        case 40_000..<50_000: "40000"
        case 60_000..<70_000: "60000"
        case 70_000..<80_000: "70000"
        default: "another code"
        }
    }
}
