/// `CreateAigcAudioCloneTask`: what the vendor says of the making of a voice.
public struct AigcAudioCloneTask: Decodable, Hashable, Sendable {
    /// What went in, which tells tasks apart.
    public struct Input: Decodable, Hashable, Sendable {
        /// Where a recording was.
        public struct Recording: Decodable, Hashable, Sendable {
            /// The media file of the VOD application; nil or empty for an address.
            public var fileID: String?
            /// The address; nil or empty for a media file.
            public var url: String?

            private enum CodingKeys: String, CodingKey {
                case fileID = "FileId"
                case url = "Url"
            }
        }

        /// The recording whose voice is cloned.
        public var audio: Recording?
        /// The ID that the new voice was to have.
        public var voiceID: String?
        /// The text of the audition.
        public var text: String?
        /// The short sample.
        public var promptAudio: Recording?
        /// The words of the short sample.
        public var promptText: String?
        /// What was passed through.
        public var payload: String?

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
    public struct Output: Decodable, Hashable, Sendable {
        /// The number of the job behind the task.
        public var taskID: String?
        /// That job's state, whose words no document lists.
        public var state: String?
        /// The new voice; missing if there is none.
        public var voiceID: String?
        /// Where the audition can be fetched; how long, no document says.
        public var demoAudio: String?
        /// What was passed through.
        public var payload: String?
        /// When it was made.
        public var createdAt: String?

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
    public var taskID: String?
    /// `PROCESSING` or `FINISH`.
    public var status: TencentTaskStatus?
    /// 0 where nothing is wrong. The vendor's sibling API groups its codes: 40000 input, 60000 source file, 70000 internal.
    public var errCode: Int?
    /// Empty where nothing is wrong.
    public var errCodeExt: String?
    /// The vendor's words.
    public var message: String?
    /// 0 to 100.
    public var progress: Int?
    /// What went in.
    public var input: Input?
    /// What came out.
    public var output: Output?
    /// What the request was marked with.
    public var sessionID: String?
    /// What the request passed through.
    public var sessionContext: String?

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
    public var isSuccess: Bool {
        status == .finish && !hasCode && output?.voiceID?.isEmpty == false
    }

    /// Whether one of the two codes says that something is wrong.
    public var hasCode: Bool { (errCode ?? 0) != 0 || !(errCodeExt ?? "").isEmpty }
}
