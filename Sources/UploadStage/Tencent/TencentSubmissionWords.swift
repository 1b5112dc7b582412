import VendorClients

/// The words of this folder.
enum TencentSubmissionWords {
    static func notANumber(_ parameter: String, _ value: String) -> String {
        "\(parameter): \"\(value)\" is not a whole number. Give one."
    }

    static func both(_ role: String, _ parameter: String) -> String {
        "a file is given as \(role), and \(parameter) is given too. Give only one of them."
    }

    static func bothParameters(_ parameters: [String]) -> String {
        "\(parameters.joined(separator: " and ")) are both given. Give only one of them."
    }

    static func notMedia(_ parameter: String) -> String {
        "\(parameter): give one FileId, without spaces or commas."
    }

    static func mediaNotMeasured(_ parameter: String) -> String {
        "\(parameter): what the vendor already has was not measured here. Only the vendor knows whether it accepts it."
    }

    static func several(_ role: String) -> String {
        "the package has several files as \(role), but the vendor accepts one. Package again with one."
    }

    static func noRecording(_ role: String) -> String {
        "the package has no file as \(role), and neither AudioUrl nor AudioFileId is given. Package the recording, or give "
            + "one that is at an address as --parameter AudioUrl=ADDRESS, or one that the application already has as "
            + "--parameter AudioFileId=ID."
    }

    static func notMeasured(_ parameter: String) -> String {
        "\(parameter): the recording at this address was not measured here; only the vendor can say whether it accepts "
            + "it."
    }

    static func uploadDoesNotHold(_ path: String, _ rounds: Int) -> String {
        "\(path): an upload was applied for \(rounds) times, and each time it expired before the file had arrived. "
            + "Check this machine's clock and the speed of the network, then run the same command again to resume."
    }

    static func uploadIsLost(_ path: String, _ rounds: Int) -> String {
        "\(path): was uploaded \(rounds) times, and each time the vendor did not have it afterwards. Run the same command "
            + "again to upload it once more; if that ends here too, ask the vendor's support."
    }

    // MARK: Tasks

    static func tooManyTasks(_ session: String, _ voice: String) -> String {
        "it is unknown whether the vendor took the request: too many tasks are listed to find the one with SessionId "
            + "\"\(session)\". " + wayOut(voice)
    }

    /// What to do where it is unknown whether there is a task.
    private static func wayOut(_ voice: String) -> String {
        "Check in the VOD console whether the voice \"\(voice)\" exists or is being created. If its task is this "
            + "package's, submit with --job TASKID; if there is none, submit with --again."
    }

    static func unproven(_ session: String, _ task: String, _ voice: String) -> String {
        "it is unknown whether the vendor took the request: the task \(task) has the SessionId \"\(session)\", and the "
            + "vendor does not say which audio, text and voice it is of. Run the same command again to look once more. "
            + wayOut(voice)
    }

    static func otherTask(
        _ refusal: VendorFailure, _ session: String, _ task: String, difference: String
    ) -> String {
        let request = refusal.requestID.map { " Its request ID is \($0)." } ?? ""
        return
            "\(VendorFailureText.said(refusal)) SessionId \"\(session)\" was used within the last three days by the task "
            + "\(task), which is of another request (\(difference) differs). Give another SessionId, or none.\(request)"
    }

    static func usedSession(_ session: String, _ task: String) -> String {
        "SessionId \"\(session)\" was used within the last three days by the task \(task), and \(sessionRule) Give another "
            + "SessionId with --parameter SessionId=VALUE, or none. Nothing was uploaded."
    }

    static func knownSession(_ session: String, _ submission: String, _ hours: Int) -> String {
        "SessionId \"\(session)\" was used \(hours == 0 ? "less than an hour" : "\(hours) h") ago by submission \(submission), "
            + "and \(sessionRule) Give another SessionId with --parameter SessionId=VALUE, or none."
    }

    /// The document of CreateAigcAudioClone on SessionId.
    private static let sessionRule =
        "the vendor refuses it for three days: \"If a request with the same identifier has been sent within the past three "
        + "days, an error is returned for the current request.\""

    static func knownVoice(_ voice: String, _ submission: String) -> String {
        "VoiceId \"\(voice)\" was made by submission \(submission), and the vendor refuses an ID that exists. Give another "
            + "VoiceId with --parameter VoiceId=VALUE. If the voice was deleted since, submit with --again."
    }

    static func voiceUnderWay(_ voice: String, _ submission: String) -> String {
        "submission \(submission), which was running when it was last looked at, makes a voice with the VoiceId "
            + "\"\(voice)\" too, and the vendor refuses an ID that exists."
    }

    static func claimedOther(difference: String) -> String {
        "this task is of another request (\(difference) differs). Give the task of this package."
    }

    static func charged(_ text: String) -> String {
        let count = text.unicodeScalars.count
        return
            "CreateAigcAudioClone is charged for each call, and its audition text as text to speech by the number of "
            + "characters: here \(count == 1 ? "1 character" : "\(count) characters") (Unicode scalar values; the vendor does "
            + "not say how it counts)."
    }

    static func tooOld(_ session: String, _ voice: String) -> String {
        "it is unknown whether the vendor took the request: it was begun more than three days ago, and older tasks are "
            + "not listed (SessionId \"\(session)\"). " + wayOut(voice)
    }

    static func notListedYet(_ session: String) -> String {
        "the vendor has a task with SessionId \"\(session)\", but does not list it yet"
    }
}
