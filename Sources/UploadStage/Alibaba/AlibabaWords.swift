import VendorClients

/// The words of this folder.
enum AlibabaWords {
    static func noRegion(_ region: AlibabaRegion) -> String {
        "--region \(region): is no region's name. Give one such as cn-shanghai."
    }

    static let bucketNeeded =
        "the recordings of this edition are taken from your own bucket in OSS. Give its name with --bucket; it must be in "
        + "the region of the service."

    static func noStorage(_ region: AlibabaRegion) -> String {
        "in \(region) the service has no documented storage of its own. Give a bucket of yours with --bucket, or a region "
            + "out of \(AlibabaRegion.withServiceStorage.map(\.rawValue).joined(separator: ", "))."
    }

    static func withoutDigests(_ path: String) -> String {
        "\(path): the manifest states no CRC-64 and MD5 of it, which the upload is compared with. Package again."
    }

    static func missing(_ parameter: String) -> String {
        "the parameter \(parameter) is missing. Give it as --parameter \(parameter)=VALUE."
    }

    static func notOneOf(_ parameter: String, _ value: String, _ values: [String]) -> String {
        "\(parameter): \"\(value)\" is none of \(values.joined(separator: ", "))."
    }

    // MARK: Media that the service already has

    static func both(_ role: String, _ parameter: String) -> String {
        "the package has files as \(role), and \(parameter) is given too. Give one of the two."
    }

    static func noRecording(_ role: String, _ parameter: String) -> String {
        "the package has no recording as \(role), and \(parameter) is not given. Package the recording, or give the ID of "
            + "media that the service already has as --parameter \(parameter)=ID."
    }

    static func notMeasured(_ parameter: String) -> String {
        "\(parameter): what the service already has was not measured here. Only the service knows whether it takes it."
    }

    static func unknownMedia(_ parameter: String, _ id: String) -> String {
        "\(parameter): the service has no media \(id). Give the media ID that its console shows, in the same region, or "
            + "package the recording. Nothing was uploaded."
    }

    static func notMedia(_ parameter: String, isList: Bool) -> String {
        isList
            ? "\(parameter): give IDs of media with commas between them, each once and without blanks."
            : "\(parameter): give one ID of media, without blanks and commas."
    }

    // MARK: Uploads

    /// Parts as a step's name tells of them, as in "in 17 parts of 10 MiB".
    static func parts(_ count: Int, of byteCount: Int64) -> String {
        let size = byteCount % (1 << 20) == 0 ? "\(byteCount >> 20) MiB" : "\(byteCount) bytes"
        return "in \(count) parts of \(size)"
    }

    static func partsLost(_ path: String, _ count: Int) -> String {
        "\(path): the store lost \(count) uploads of it that were under way. See that no rule of the bucket deletes parts so "
            + "soon; the same command again begins anew."
    }

    // MARK: Media

    static func notAnalysedYet(_ path: String, _ status: String?) -> String {
        "\(path): the service has not analysed it yet (\(status ?? "not known there")). The same command later goes on."
    }

    static func notAnalysed(_ path: String, _ status: String) -> String {
        "\(path): the service cannot analyse it (\(status)). Export it again, for instance as WAV, package and submit again."
    }

    static func measuredElse(_ path: String, ours: Double, theirs: Double) -> String {
        "\(path): has \(Self.seconds(ours)) here, and the service measures \(Self.seconds(theirs)). It would be judged by "
            + "the service's length; export the recording again, for instance as WAV."
    }

    private static func seconds(_ value: Double) -> String { "\((value * 1000).rounded() / 1000) s" }

    // MARK: Jobs

    static func severalJobs(_ name: String, _ count: Int) -> String {
        "whether the service took the request cannot be told: \(count) jobs of the name \"\(name)\" were made about that "
            + "time. Look at them in the console; if none is of this package, submit with --again."
    }

    static func tooManyJobs(_ name: String) -> String {
        "whether the service took the request cannot be told: there are too many jobs to find the one of the name "
            + "\"\(name)\". Look in the console; if it is not there, submit with --again."
    }

    static func unlistedKind(_ name: String?) -> String {
        "whether the service took the request cannot be told: it lists no jobs of this kind. Look in the console whether "
            + "the voice\(name.map { " \"\($0)\"" } ?? "") is there or in the making; if it is not, submit with --again."
    }

    static let failedWithoutWords = "the job failed, and the service gives no reason"

    static func forgotten(_ job: String) -> String {
        "the service does not know the job \(job) (any more). Look in the console."
    }

    // MARK: The basic edition

    static func nameNumbers(_ paths: [String], _ numbers: [Int64]) -> String {
        "which sentence is read in \(paths.joined(separator: ", "))? Name each recording by the number of its sentence, "
            + "as \(numbers.first.map { "\($0)" } ?? "1").wav; \"voice-preflight script\" prints the sentences with their "
            + "numbers."
    }

    static func notRecorded(_ numbers: [Int64]) -> String {
        "no recording is named by the number of the sentence \(numbers.map { "\($0)" }.joined(separator: ", "))."
    }

    static func refusedSentence(_ path: String, _ reason: String?) -> String {
        "\(path): the service refuses it: \(reason ?? "without a reason"). Record the sentence again, package and submit "
            + "again."
    }

    static func trainedAlready(_ voice: String, _ status: String) -> String {
        "there is a voice \"\(voice)\" already (\(status)). Choose another VoiceId."
    }
}
