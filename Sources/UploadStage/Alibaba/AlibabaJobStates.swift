import VendorClients

/// What each state of a job means (GetCustomizedVoiceJob), and what its user does next.
enum AlibabaJobStates {
    /// Every documented state, in the order in which a job goes through them.
    static let all: [JobStateMeaning] = [
        .running("Initialization"),
        .running("AudioDetecting"),
        .running("PreTraining"),
        .running("Training"),
        JobStateMeaning(
            name: "Success", state: .succeeded,
            next: "name the VoiceId as customizedVoice in the EditingConfig of SubmitAudioProduceJob"),
        JobStateMeaning(
            name: "Fail (Standard)", state: .failed,
            message:
                "the job failed, and the service gave no reason. Its document names one cause: the voiceprint of the "
                + "authentication recording differs from that of the training recordings.",
            next: "compare the speaker of the authentication recording with the one of the training recordings before "
                + "submitting again. " + newJob),
        JobStateMeaning(
            name: "Fail", state: .failed,
            message: "the job failed, and the service gave no reason. No document names a cause for this kind of job.",
            next: "ask the service's support, with the request IDs that \"voice-preflight log {submission}\" prints. "
                + newJob),
        JobStateMeaning(
            name: JobStateMeaning.unknown, state: .unresolved,
            message: "the service does not know this job, or no longer.",
            next:
                "look for the voice in the console. If it is not there, \"voice-preflight submit {manifest} --again\" "
                + "makes a new job"),
    ]

    private static let newJob = "A new submission is a new job; whether a failed one is charged is not documented"

    /// The entry of a state.
    ///
    /// - Parameter type: The kind of job; the document of the standard edition says why a job fails.
    static func meaning(of status: CustomizedVoiceJob.Status, type: String?) -> JobStateMeaning {
        let name = status == .fail && type == "Standard" ? "Fail (Standard)" : status.rawValue
        return all.first { $0.name == name } ?? .undocumented(name)
    }

    /// The entry of a job that the service does not know.
    static var unknown: JobStateMeaning { meaning(of: .init(rawValue: JobStateMeaning.unknown), type: nil) }
}
