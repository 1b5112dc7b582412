/// Makes a media file of what was uploaded (tencentcloud.com document/api/266/34119).
///
/// No document says what a second commit of the same session does. The vendor's own upload SDK repeats one whose answer
/// was lost, up to three times, and the session names one place in the store; so the same one may be asked again.
package struct CommitUpload: TencentRequest {
    /// 100 requests a second; a region must be stated.
    package static let operation = TencentOperation("CommitUpload", requestsPerSecond: 100, isRegionRequired: true)

    /// What `ApplyUpload` answered.
    package var vodSessionKey: String
    /// The VOD application.
    package var subAppID: Int64

    /// A request from its parts.
    package init(vodSessionKey: String, subAppID: Int64) {
        self.vodSessionKey = vodSessionKey
        self.subAppID = subAppID
    }

    private enum CodingKeys: String, CodingKey {
        case vodSessionKey = "VodSessionKey"
        case subAppID = "SubAppId"
    }

    /// Everything that the documents forbid.
    package var mistakes: [RequestMistake] {
        TencentParameterRules.required("VodSessionKey", vodSessionKey, "what ApplyUpload answered")
            + TencentParameterRules.application(subAppID)
    }

    /// The media file.
    package struct Response: Decodable, Hashable, Sendable {
        /// The file's ID in the application.
        package var fileID: String
        /// Where it can be played.
        package var mediaURL: String?
        /// Where its cover can be seen.
        package var coverURL: String?
        /// The vendor's number for the request.
        package var requestID: String?

        private enum CodingKeys: String, CodingKey {
            case fileID = "FileId"
            case mediaURL = "MediaUrl"
            case coverURL = "CoverUrl"
            case requestID = "RequestId"
        }
    }
}
