/// Makes a media file of what was uploaded (tencentcloud.com document/api/266/34119).
///
/// No document says what a second commit of the same session does. The vendor's own upload SDK repeats one whose answer
/// was lost, up to three times, and the session names one place in the store; so the same one may be asked again.
public struct CommitUpload: TencentRequest {
    /// 100 requests a second; a region must be stated.
    public static let operation = TencentOperation("CommitUpload", requestsPerSecond: 100, isRegionRequired: true)

    /// What `ApplyUpload` answered.
    public var vodSessionKey: String
    /// The VOD application.
    public var subAppID: Int64

    /// A request from its parts.
    public init(vodSessionKey: String, subAppID: Int64) {
        self.vodSessionKey = vodSessionKey
        self.subAppID = subAppID
    }

    private enum CodingKeys: String, CodingKey {
        case vodSessionKey = "VodSessionKey"
        case subAppID = "SubAppId"
    }

    /// Everything that the documents forbid.
    public var mistakes: [RequestMistake] {
        TencentParameterChecks.required("VodSessionKey", vodSessionKey, "what ApplyUpload answered")
            + TencentParameterChecks.application(subAppID)
    }

    /// The media file.
    public struct Answer: Decodable, Hashable, Sendable {
        /// The file's ID in the application.
        public var fileID: String
        /// Where it can be played.
        public var mediaURL: String?
        /// Where its cover can be seen.
        public var coverURL: String?
        /// The vendor's number for the request.
        public var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case fileID = "FileId"
            case mediaURL = "MediaUrl"
            case coverURL = "CoverUrl"
            case requestID = "RequestId"
        }
    }
}
