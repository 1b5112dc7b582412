import VendorClients

/// The words of this folder.
enum AlibabaSubmissionWords {
    static func noRegion(_ region: AlibabaRegion) -> String {
        "--region \(region): is not the name of a region. Give one, such as cn-shanghai."
    }

    static let bucketNeeded =
        "this edition reads the recordings from your own OSS bucket. Give its name with --bucket; it must be in the "
        + "service's region."

    static func noStorage(_ region: AlibabaRegion) -> String {
        "in \(region) the service has no documented storage of its own. Give your own bucket with --bucket, or choose "
            + "one of the regions \(AlibabaRegion.withServiceStorage.map(\.rawValue).joined(separator: ", "))."
    }

    static func notOneOf(_ parameter: String, _ value: String, _ values: [String]) -> String {
        "\(parameter): \"\(value)\" is not one of \(values.joined(separator: ", "))."
    }

    // MARK: Media that the service already has

    static func both(_ role: String, _ parameter: String) -> String {
        "the package has files as \(role), and \(parameter) is given too. Give only one of them."
    }

    static func noRecording(_ role: String, _ parameter: String) -> String {
        "the package has no recording as \(role), and \(parameter) is not given. Package the recording, or give the ID of "
            + "media that the service already has as --parameter \(parameter)=ID."
    }

    static func notMeasured(_ parameter: String) -> String {
        "\(parameter): what the service already has was not measured here. Only the service knows whether it accepts it."
    }

    static func unknownMedia(_ parameter: String, _ id: String) -> String {
        "\(parameter): the service has no media \(id). Give the media ID that its console shows, in the same region, or "
            + "package the recording. Nothing was uploaded."
    }

    static func notMedia(_ parameter: String, isList: Bool) -> String {
        isList
            ? "\(parameter): give IDs of media with commas between them, each once and without spaces."
            : "\(parameter): give one ID of media, without spaces or commas."
    }

    // MARK: Uploads

    static func partsLost(_ path: String, _ count: Int) -> String {
        "\(path): the store lost \(count) unfinished uploads of it. Check that no rule of the bucket deletes parts so "
            + "early, then run the same command again to start over."
    }

    // MARK: Media

    static func notAnalysedYet(_ path: String, _ status: String?) -> String {
        "\(path): the service has not analysed it yet (\(status ?? "it does not know the file")). Run the same command "
            + "later to resume."
    }

    static func notAnalysed(_ path: String, _ status: String) -> String {
        "\(path): the service cannot analyse it (\(status)). Export it again, for instance as WAV, then package and "
            + "submit again."
    }

    static func measuredElse(_ path: String, ours: Double, theirs: Double) -> String {
        "\(path): has \(Self.seconds(ours)) here, but the service measures \(Self.seconds(theirs)) and would judge by "
            + "that. Export the recording again, for instance as WAV."
    }

    private static func seconds(_ value: Double) -> String { "\((value * 1000).rounded() / 1000) s" }

    // MARK: Jobs

    static func likelyJobs(_ name: String, _ jobs: [CustomizedVoiceJob]) -> String {
        let shown = jobs.prefix(5).map { job in job.jobID + (job.createTime.map { " of \($0)" } ?? "") }
        let which = jobs.count == 1 ? "a job" : "\(jobs.count) jobs"
        return "it is unknown whether the service took the request: \(which) named \"\(name)\" may be of it "
            + "(\(shown.joined(separator: ", "))), and the service does not say of which recordings. Look in the console. "
            + "If one is this package's, submit with --job \(jobs.first?.jobID ?? "JOBID"); if none is, submit with --again."
    }

    static func tooManyJobs(_ name: String) -> String {
        "it is unknown whether the service took the request: there are too many jobs to find the one named \"\(name)\". "
            + wayOut
    }

    static func unlistedKind(_ name: String?) -> String {
        "it is unknown whether the service took the request: it does not list jobs of this kind. Look for the "
            + "voice\(name.map { " \"\($0)\"" } ?? ""). " + wayOut
    }

    /// What to do where it is unknown whether there is a job.
    private static let wayOut =
        "Look in the console. If the job is there, submit with --job JOBID; if it is not, submit with --again."

    static func claimedOther(_ job: CustomizedVoiceJob) -> String {
        let name = job.voiceName.map { " named \"\($0)\"" } ?? ""
        return
            "this job\(name) is not of this package, or another submission has it. Give the job of "
            + "this package."
    }

    // MARK: Samples

    static let noDemo =
        "DemoAudioMediaURL is not given, so the service makes no sample of the voice. To hear one, give an address in a "
        + "bucket of yours with --parameter DemoAudioMediaURL=ADDRESS."
    static let noDemoWasMade = "the voice is there. No sample of it was made, since DemoAudioMediaURL was not given."

    // MARK: The basic edition

    static func nameNumbers(_ paths: [String], _ numbers: [Int64]) -> String {
        "which sentence is read in \(paths.joined(separator: ", "))? Name each recording after the number of its "
            + "sentence, such as \(numbers.first.map { "\($0)" } ?? "1").wav; \"voice-preflight script\" prints the "
            + "sentences with their numbers."
    }

    static func notRecorded(_ numbers: [Int64]) -> String {
        "no recording is named after the sentence \(numbers.map { "\($0)" }.joined(separator: ", "))."
    }

    static func refusedSentence(_ path: String, _ reason: String?) -> String {
        "\(path): the service refuses it: \(reason ?? "without a reason"). Record the sentence again, then package and "
            + "submit again."
    }

    static func trainedAlready(_ voice: String, _ status: String) -> String {
        "a voice \"\(voice)\" already exists (\(status)). Choose another VoiceId."
    }

    static func unprovenVoice(_ job: CustomizedVoiceJob, _ voice: String) -> String {
        "it is unknown whether the service took the request: the job \(job.jobID) (\(job.status)) has the VoiceId "
            + "\"\(voice)\", and the service does not say what it is of. Look in the console. If it is this package's, submit "
            + "with --job \(job.jobID); if it is not, give another VoiceId."
    }

    static func reservedElsewhere(_ job: CustomizedVoiceJob, _ voice: String) -> String {
        "the job \(job.jobID) (\(job.status)) has the VoiceId \"\(voice)\" already, and it was not created from this ledger. "
            + "Give another VoiceId, or delete that job at the service if nobody needs it."
    }

    static func knownVoice(_ voice: String, _ submission: String) -> String {
        "VoiceId \"\(voice)\" was made by submission \(submission), and the service takes each ID once. Give another VoiceId "
            + "with --parameter VoiceId=VALUE. If the voice was deleted since, submit with --again."
    }
}
