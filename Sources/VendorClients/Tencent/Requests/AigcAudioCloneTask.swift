/// `CreateAigcAudioCloneTask`: what the vendor says of the making of a voice.
package struct AigcAudioCloneTask: Decodable, Hashable, Sendable {
    /// What went in, which tells tasks apart.
    package struct Input: Decodable, Hashable, Sendable {
        /// Where a recording was.
        package struct Recording: Decodable, Hashable, Sendable {
            /// The media file of the VOD application; nil or empty for an address.
            package var fileID: String?
            /// The address; nil or empty for a media file.
            package var url: String?

            private enum CodingKeys: String, CodingKey {
                case fileID = "FileId"
                case url = "Url"
            }
        }

        /// The recording whose voice is cloned.
        package var audio: Recording?
        /// The ID that the new voice was to have.
        package var voiceID: String?
        /// The text of the audition.
        package var text: String?
        /// The short sample.
        package var promptAudio: Recording?
        /// The words of the short sample.
        package var promptText: String?
        /// What was passed through.
        package var payload: String?

        private enum CodingKeys: String, CodingKey {
            case audio = "AudioFileInfo"
            case voiceID = "VoiceId"
            case text = "Text"
            case promptAudio = "PromptAudioFileInfo"
            case promptText = "PromptText"
            case payload = "Payload"
        }
    }

    /// What came out.
    package struct Output: Decodable, Hashable, Sendable {
        /// The number of the job behind the task.
        package var taskID: String?
        /// That job's state, whose words no document lists.
        package var state: String?
        /// The new voice; missing if there is none.
        package var voiceID: String?
        /// Where the audition can be fetched; how long, no document says.
        package var demoAudio: String?
        /// What was passed through.
        package var payload: String?
        /// When it was made.
        package var createdAt: String?

        private enum CodingKeys: String, CodingKey {
            case taskID = "TaskId"
            case state = "State"
            case voiceID = "VoiceId"
            case demoAudio = "DemoAudio"
            case payload = "Payload"
            case createdAt = "CreatedAt"
        }
    }

    /// The task.
    package var taskID: String?
    /// `PROCESSING` or `FINISH`.
    package var status: TencentTaskStatus?
    /// 0 where nothing is wrong. The vendor's sibling API groups its codes: 40000 input, 60000 source file, 70000 internal.
    package var errCode: Int?
    /// Empty where nothing is wrong.
    package var errCodeExt: String?
    /// The vendor's words.
    package var message: String?
    /// 0 to 100.
    package var progress: Int?
    /// What went in.
    package var input: Input?
    /// What came out.
    package var output: Output?
    /// What the request was marked with.
    package var sessionID: String?
    /// What the request passed through.
    package var sessionContext: String?

    private enum CodingKeys: String, CodingKey {
        case taskID = "TaskId"
        case status = "Status"
        case errCode = "ErrCode"
        case errCodeExt = "ErrCodeExt"
        case message = "Message"
        case progress = "Progress"
        case input = "Input"
        case output = "Output"
        case sessionID = "SessionId"
        case sessionContext = "SessionContext"
    }

    /// Whether the voice is there. A task that is over with a code, or without a voice's name, failed.
    package var isSuccess: Bool {
        status == .finish && !hasCode && output?.voiceID?.isEmpty == false
    }

    /// Whether one of the two codes says that something is wrong.
    package var hasCode: Bool { (errCode ?? 0) != 0 || !(errCodeExt ?? "").isEmpty }
}
