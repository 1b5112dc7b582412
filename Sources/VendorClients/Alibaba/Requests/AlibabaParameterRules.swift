import PreflightModel

/// What the documents of the voice-cloning calls forbid in their parameters, in one voice.
enum AlibabaParameterRules {
    /// A text that must be there.
    static func present(_ parameter: String, _ value: String) -> [RequestMistake] {
        value.isEmpty ? [RequestMistake(parameter, "\(parameter) is missing: give it")] : []
    }

    /// A text of at most `limit` characters (Unicode scalars).
    static func length(_ parameter: String, _ value: String?, atMost limit: Int) -> [RequestMistake] {
        guard let value, value.unicodeScalars.count > limit else { return [] }
        let count = value.unicodeScalars.count
        return [
            RequestMistake(
                parameter,
                "\(parameter) has \(count) characters, but at most \(limit) are allowed: "
                    + "shorten it")
        ]
    }

    /// A text of at most `limit` bytes in UTF-8.
    static func bytes(_ parameter: String, _ value: String?, atMost limit: Int) -> [RequestMistake] {
        guard let value, value.utf8.count > limit else { return [] }
        return [
            RequestMistake(
                parameter, "\(parameter) has \(value.utf8.count) bytes, but at most \(limit) are allowed: shorten it")
        ]
    }

    /// An ID that the caller gives a voice: 1 to 32 letters and digits (CreateCustomizedVoiceJob).
    static func voiceID(_ value: String) -> [RequestMistake] {
        guard !value.isEmpty else { return present("VoiceId", value) }
        var mistakes = length("VoiceId", value, atMost: 32)
        if value.wholeMatch(of: /[A-Za-z0-9]+/) == nil {
            mistakes.append(RequestMistake("VoiceId", "VoiceId may hold only the letters A to Z, a to z, and digits"))
        }
        return mistakes
    }

    /// The numbers by which a page of a list is asked for: from 1, and 1 to 100 entries.
    static func page(_ number: Int, size: Int) -> [RequestMistake] {
        var mistakes: [RequestMistake] = []
        if number < 1 { mistakes.append(RequestMistake("PageNo", "PageNo is \(number), but pages count from 1")) }
        if !(1...100).contains(size) {
            mistakes.append(RequestMistake("PageSize", "PageSize is \(size), but 1 to 100 are allowed"))
        }
        return mistakes
    }

    /// Where a sample of the voice goes: an object of a bucket, by its public address, unsigned.
    static func demoAudio(_ value: String?) -> [RequestMistake] {
        guard let value, !OSSObjectAddress.isPublic(value) else { return [] }
        return [
            RequestMistake(
                "DemoAudioMediaURL", "DemoAudioMediaURL must be \(OSSObjectAddress.words)")
        ]
    }
}
