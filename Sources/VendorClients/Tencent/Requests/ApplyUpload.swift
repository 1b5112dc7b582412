/// Asks for a place in the VOD application's store and for a temporary credential to write to it
/// (tencentcloud.com document/api/266/34120).
package struct ApplyUpload: TencentRequest {
    /// 100 requests a second; a region must be stated.
    package static let operation = TencentOperation("ApplyUpload", requestsPerSecond: 100, isRegionRequired: true)
    /// The temporary credential is in it.
    package static let respondsWithSecrets = true

    /// The kind of media, by the extension of its file name such as `wav`.
    package var mediaType: String
    /// The VOD application.
    package var subAppID: Int64
    /// The name that the console shows.
    package var mediaName: String?
    /// When the file is deleted, ISO 8601; never without it.
    package var expireTime: String?
    /// Where it is stored; the vendor chooses without it.
    package var storageRegion: String?
    /// The class that it is filed under; 0, "other", without it.
    package var classID: Int64?
    /// Passed through to the callback; at most 250 characters.
    package var sourceContext: String?
    /// Passed through to a procedure's callback; at most 1000 characters.
    package var sessionContext: String?
    /// The path to store under, beginning with a slash; only for applications with paths of their own.
    package var mediaStoragePath: String?

    /// A request from its parts.
    package init(
        mediaType: String, subAppID: Int64, mediaName: String? = nil, expireTime: String? = nil,
        storageRegion: String? = nil, classID: Int64? = nil, sourceContext: String? = nil,
        sessionContext: String? = nil, mediaStoragePath: String? = nil
    ) {
        self.mediaType = mediaType
        self.subAppID = subAppID
        self.mediaName = mediaName
        self.expireTime = expireTime
        self.storageRegion = storageRegion
        self.classID = classID
        self.sourceContext = sourceContext
        self.sessionContext = sessionContext
        self.mediaStoragePath = mediaStoragePath
    }

    private enum CodingKeys: String, CodingKey {
        case mediaType = "MediaType"
        case subAppID = "SubAppId"
        case mediaName = "MediaName"
        case expireTime = "ExpireTime"
        case storageRegion = "StorageRegion"
        case classID = "ClassId"
        case sourceContext = "SourceContext"
        case sessionContext = "SessionContext"
        case mediaStoragePath = "MediaStoragePath"
    }

    /// Everything that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes: [RequestMistake] = []
        if mediaType.wholeMatch(of: /[A-Za-z0-9]{1,16}/) == nil {
            mistakes.append(RequestMistake("MediaType", TencentWords.mediaType(mediaType)))
        }
        mistakes += TencentParameterRules.application(subAppID)
        mistakes += TencentParameterRules.length("SourceContext", sourceContext, atMost: 250)
        mistakes += TencentParameterRules.length("SessionContext", sessionContext, atMost: 1000)
        if let mediaStoragePath, !mediaStoragePath.hasPrefix("/") {
            mistakes.append(RequestMistake("MediaStoragePath", TencentWords.storagePath(mediaStoragePath)))
        }
        return mistakes
    }

    /// The place, and the right to write to it.
    package struct Response: Hashable, Sendable {
        /// The bucket, with the account's number at its end.
        package var storageBucket: String
        /// The region that the bucket is in.
        package var storageRegion: String
        /// What `CommitUpload` is asked with.
        package var vodSessionKey: String
        /// Where the file goes in the bucket, beginning with a slash.
        package var mediaStoragePath: String
        /// The right to write there; without it the account's own key is used, as the vendor's SDK does.
        package var temporaryCredentials: TencentCredentials?
        /// When that right ends, in seconds since 1970.
        package var expiredTime: Int64?
        /// The vendor's number for the request.
        package var requestID: String?
    }
}

extension ApplyUpload.Response: Decodable {
    private enum CodingKeys: String, CodingKey {
        case storageBucket = "StorageBucket"
        case storageRegion = "StorageRegion"
        case vodSessionKey = "VodSessionKey"
        case mediaStoragePath = "MediaStoragePath"
        case temporary = "TempCertificate"
        case requestID = "RequestId"
    }

    private struct Certificate: Decodable {
        var secretID: String
        var secretKey: String
        var token: String?
        var expiredTime: Int64?

        private enum CodingKeys: String, CodingKey {
            case secretID = "SecretId"
            case secretKey = "SecretKey"
            case token = "Token"
            case expiredTime = "ExpiredTime"
        }

        var credentials: TencentCredentials {
            let token = token.flatMap { $0.isEmpty ? nil : Secret($0) }
            return TencentCredentials(secretID: secretID, secretKey: Secret(secretKey), token: token)
        }
    }

    /// Reads the vendor's form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let certificate = try values.decodeIfPresent(Certificate.self, forKey: .temporary)
        self.init(
            storageBucket: try values.decode(String.self, forKey: .storageBucket),
            storageRegion: try values.decode(String.self, forKey: .storageRegion),
            vodSessionKey: try values.decode(String.self, forKey: .vodSessionKey),
            mediaStoragePath: try values.decode(String.self, forKey: .mediaStoragePath),
            temporaryCredentials: certificate?.credentials, expiredTime: certificate?.expiredTime,
            requestID: try values.decodeIfPresent(String.self, forKey: .requestID))
    }

    /// The key of the object: the path without the slash at its front.
    package var objectKey: String {
        String(mediaStoragePath.hasPrefix("/") ? mediaStoragePath.dropFirst() : mediaStoragePath[...])
    }
}
