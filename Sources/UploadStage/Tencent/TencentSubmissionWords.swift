/// The words of this folder.
enum TencentSubmissionWords {
    static func missing(_ parameter: String) -> String {
        "the parameter \(parameter) is missing. Give it as --parameter \(parameter)=VALUE."
    }

    static func notANumber(_ parameter: String, _ value: String) -> String {
        "\(parameter): \"\(value)\" is no whole number. Give one."
    }

    static func both(_ role: String, _ parameter: String) -> String {
        "there is a file as \(role), and \(parameter) is given too. Give one of the two."
    }

    static func bothParameters(_ parameters: [String]) -> String {
        "\(parameters.joined(separator: " and ")) are both given. Give one of the two."
    }

    static func notMedia(_ parameter: String) -> String {
        "\(parameter): give one FileId, without blanks and commas."
    }

    static func mediaNotMeasured(_ parameter: String) -> String {
        "\(parameter): what the vendor already has was not measured here. Only the vendor knows whether it takes it."
    }

    static func several(_ role: String) -> String {
        "the package has several files as \(role), and the vendor takes one. Package again with one."
    }

    static func noRecording(_ role: String) -> String {
        "the package has no file as \(role), and neither AudioUrl nor AudioFileId is given. Package the recording, or give "
            + "one that is at an address as --parameter AudioUrl=ADDRESS, or one that the application already has as "
            + "--parameter AudioFileId=ID."
    }

    static func withoutDigests(_ path: String) -> String {
        "\(path): the manifest states no CRC-64 and MD5 of it, which the upload is compared with. Package again."
    }

    static func notMeasured(_ parameter: String) -> String {
        "\(parameter): what is at the address was not measured here; whether the vendor takes it, the vendor says."
    }

    static func uploadDoesNotHold(_ path: String, _ rounds: Int) -> String {
        "\(path): a place for it was applied for \(rounds) times, and each time it had expired before the file was "
            + "there. See that this machine's clock is right and the network fast enough; the same command goes on."
    }

    // MARK: Tasks

    static func tooManyTasks(_ session: String, _ voice: String) -> String {
        "whether the vendor took the request cannot be told: too many tasks are listed to find the one with SessionId "
            + "\"\(session)\". Look in the VOD console whether the voice \"\(voice)\" is there or in the making."
    }

    static func tooOld(_ session: String, _ voice: String) -> String {
        "whether the vendor took the request cannot be told: it was begun more than three days ago, and older tasks are "
            + "not listed. Look in the VOD console whether the voice \"\(voice)\" (SessionId \"\(session)\") is there. If "
            + "it is not, submit with --again."
    }

    static func sessionOfAnotherVoice(_ session: String, _ task: String) -> String {
        "SessionId \"\(session)\" was used within the last three days by the task \(task), which makes another voice. "
            + "Give another SessionId, or none."
    }

    static func notListedYet(_ session: String) -> String {
        "the vendor has a task with SessionId \"\(session)\", but does not list it yet"
    }

    static let succeeded =
        "the voice is there. How long DemoAudio can be fetched is not documented: fetch it soon. Use the voice within 7 "
        + "days: a maker of such voices deletes those that are not, and whether this vendor does is not documented."
    static let failedWithoutWords = "the task is over without a voice, and the vendor gives no reason"
    static let finishedWithoutResult =
        "the task is over, but the vendor says nothing of a voice. Look in the VOD console whether it is there."

    static func forgotten(_ task: String) -> String {
        "the vendor does not know the task \(task) any more: it tells of tasks for three days. Look in the VOD console "
            + "whether the voice is there."
    }
}
