import PreflightModel

/// Clones a voice from one recording; billed per call, and its audition text as speech
/// (tencentcloud.com document/api/266/79912).
package struct CreateAigcAudioClone: TencentRequest {
    /// 20 requests a second.
    package static let operation = TencentOperation("CreateAigcAudioClone", requestsPerSecond: 20)

    /// The VOD application.
    package var subAppID: Int64
    /// The recording whose voice is cloned.
    package var audio: TencentAudioInput
    /// The user's own ID of the new voice, not used before.
    package var voiceID: String
    /// What the new voice says in the audition; at most 1000 characters.
    package var text: String
    /// A short recording of the same voice, less than 8 seconds long.
    package var promptAudio: TencentAudioInput?
    /// The exact words of the short recording, with punctuation at their end.
    package var promptText: String?
    /// Passed through; at most 1 048 576 characters.
    package var payload: String?
    /// The same one is refused for three days; at most 50 characters. Without it every request makes a voice.
    package var sessionID: String?
    /// Passed through; at most 1000 characters.
    package var sessionContext: String?
    /// −10 to 10, higher first; 0 without it.
    package var tasksPriority: Int?
    /// Reserved by the vendor.
    package var extInfo: String?

    /// A request from its parts.
    package init(
        subAppID: Int64, audio: TencentAudioInput, voiceID: String, text: String,
        promptAudio: TencentAudioInput? = nil, promptText: String? = nil, payload: String? = nil,
        sessionID: String? = nil, sessionContext: String? = nil, tasksPriority: Int? = nil, extInfo: String? = nil
    ) {
        self.subAppID = subAppID
        self.audio = audio
        self.voiceID = voiceID
        self.text = text
        self.promptAudio = promptAudio
        self.promptText = promptText
        self.payload = payload
        self.sessionID = sessionID
        self.sessionContext = sessionContext
        self.tasksPriority = tasksPriority
        self.extInfo = extInfo
    }

    private enum CodingKeys: String, CodingKey {
        case subAppID = "SubAppId"
        case audio = "AudioFileInfo"
        case voiceID = "VoiceId"
        case text = "Text"
        case promptAudio = "PromptAudioFileInfo"
        case promptText = "PromptText"
        case payload = "Payload"
        case sessionID = "SessionId"
        case sessionContext = "SessionContext"
        case tasksPriority = "TasksPriority"
        case extInfo = "ExtInfo"
    }

    /// The task that was begun.
    package struct Response: Decodable, Hashable, Sendable {
        /// The task, to be looked at with `DescribeTaskDetail`.
        package var taskID: String
        /// The vendor's number for the request.
        package var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case taskID = "TaskId"
            case requestID = "RequestId"
        }
    }
}

extension CreateAigcAudioClone {
    /// The most characters of the audition's text.
    package static let greatestText = 1000
    /// The most characters of a session's ID.
    package static let greatestSessionID = 50

    /// Everything that the documents forbid. A prompt without its words, or the reverse, is forbidden by MiniMax, whose
    /// wording the vendor's page shares; the page itself is silent.
    package var mistakes: [RequestMistake] {
        typealias Checks = TencentParameterRules
        var mistakes = Checks.application(subAppID) + audio.mistakes("AudioFileInfo") + voiceIDMistakes
        mistakes += Checks.required("Text", text, "what the new voice is to say")
        mistakes += Checks.length("Text", text, atMost: Self.greatestText)
        if let promptAudio { mistakes += promptAudio.mistakes("PromptAudioFileInfo") }
        mistakes += promptMistakes
        mistakes += Checks.length("Payload", payload, atMost: 1_048_576)
        mistakes += Checks.length("SessionId", sessionID, atMost: Self.greatestSessionID)
        mistakes += Checks.length("SessionContext", sessionContext, atMost: 1000)
        if let tasksPriority, !(-10...10).contains(tasksPriority) {
            mistakes.append(RequestMistake("TasksPriority", TencentWords.outside(tasksPriority, -10...10)))
        }
        return mistakes
    }

    /// The rules that the page lost and the vendor's SDKs kept.
    private var voiceIDMistakes: [RequestMistake] {
        let scalars = Array(voiceID.unicodeScalars)
        var words: [String] = []
        if !(8...256).contains(scalars.count) { words.append(TencentWords.voiceIDLength(scalars.count)) }
        if let first = scalars.first, !(first.isASCII && first.properties.isAlphabetic) {
            words.append(TencentWords.voiceIDStart)
        }
        let isTaken = { (scalar: Unicode.Scalar) in
            scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                || scalar == "-" || scalar == "_"
        }
        if !scalars.allSatisfy(isTaken) { words.append(TencentWords.voiceIDCharacters) }
        if scalars.last == "-" || scalars.last == "_" { words.append(TencentWords.voiceIDEnd) }
        return words.map { RequestMistake("VoiceId", $0) }
    }

    private var promptMistakes: [RequestMistake] {
        switch (promptAudio, promptText) {
        case (nil, nil): return []
        case (nil, .some): return [RequestMistake("PromptText", TencentWords.promptTextAlone)]
        case (.some, nil), (.some, ""): return [RequestMistake("PromptAudioFileInfo", TencentWords.promptAudioAlone)]
        case (.some, .some(let text)):
            return SentenceEnd.isReached(by: text) ? [] : [RequestMistake("PromptText", TencentWords.promptTextEnd)]
        }
    }
}
