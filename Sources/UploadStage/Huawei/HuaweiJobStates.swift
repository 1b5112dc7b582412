import VendorClients

/// What each of the 16 states of a job means (`JobState` in the vendor's SDKs), and what its user does next.
enum HuaweiJobStates {
    /// Every documented state, in the order in which a job goes through them.
    static let all: [JobStateMeaning] = [
        .running(
            "CREATING",
            "the files and the commit were sent, and Huawei still shows the job as one that waits for them."),
        .running("SYSTEM_AUDITING"),
        .running("AUDITING"),
        JobStateMeaning(
            name: "AUDIT_FAILED", state: .actionNeeded,
            message: "the audit failed, and Huawei waits for better files for this very job.",
            next: "correct what the findings name, and upload the files to this job in the console of MetaStudio, then "
                + "\"\(JobStateMeaning.waiting)\". A new submission would be another job with a quota of its own"),
        .running("WAITING_SPLIT"),
        .running("SPLITTING"),
        JobStateMeaning(
            name: "SPLIT_FAILED", state: .actionNeeded,
            message: "Huawei could not cut the recording into sentences. Whether the job ends here is not documented.",
            next:
                "ask Huawei's support about this job before anything else; \"voice-preflight log {submission}\" prints "
                + "the request IDs. A new submission would be another job with a quota of its own"),
        .running("ANNOTATING"),
        .running("WAITING"),
        .running("PROCESSING"),
        .running("RESULT_REVIEW"),
        JobStateMeaning(
            name: "USER_RESULT_REVIEW", state: .actionNeeded,
            message: "the voice is made, and Huawei waits for your review of it.",
            next:
                "review the voice in the console of MetaStudio, then \"\(JobStateMeaning.waiting)\". Nothing needs to be "
                + "submitted"),
        .running(
            "USER_REVIEW_REJECT",
            "the voice was rejected in your review. What Huawei does then is not documented; its support knows. A new "
                + "submission would be another job with a quota of its own."),
        .running("UPLOADING"),
        JobStateMeaning(
            name: "SUCCEED", state: .succeeded,
            next: "use the asset_id as voice_asset_id in MetaStudio's calls"),
        JobStateMeaning(
            name: "FAILED", state: .failed,
            message: "the job failed, and Huawei gives no reason.",
            next:
                "correct what job_failed_code and job_failed_reason name; where they name nothing, ask Huawei's support "
                + "about this job. A new submission is another job with a quota of its own"),
        JobStateMeaning(
            name: JobStateMeaning.unknown, state: .unresolved,
            message: "Huawei does not know this job, or no longer.",
            next:
                "look for the job in the console of MetaStudio. If it was deleted, \"voice-preflight submit {manifest} "
                + "--again\" makes a new one"),
    ]

    /// The entry of a state.
    static func meaning(of state: HuaweiJobState) -> JobStateMeaning {
        all.first { $0.name == state.rawValue } ?? .undocumented(state.rawValue)
    }

    /// The entry of a job that Huawei does not know.
    static var unknown: JobStateMeaning { meaning(of: HuaweiJobState(rawValue: JobStateMeaning.unknown)) }
}
