public import PreflightModel

/// Asks what the service knows of an asset, by its media ID or by its object's address.
public struct GetMediaInfo: AlibabaRequest {
    /// What an asset is asked for by.
    public enum Key: Hashable, Sendable {
        /// Its media ID.
        case mediaID(String)
        /// The address that it was registered with.
        case inputURL(String)
    }

    /// Where an asset stands.
    public struct Status: OpenVocabulary {
        /// The service's name for it.
        public let rawValue: String

        /// A status by its name; every name is allowed, since no document lists them.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It was analysed and can be used.
        public static let normal: Status = "Normal"
    }

    /// An asset.
    public struct Response: Hashable, Sendable, Decodable {
        /// The asset.
        public var mediaID: String
        /// Where it stands; nil where the service does not say.
        public var status: Status?
        /// The length that the service measured, in seconds; nil while it has not.
        public var duration: Double?
        /// The size in bytes that the service sees; nil while it sees none.
        public var byteCount: Int64?

        private enum Top: String, CodingKey { case info = "MediaInfo" }
        private enum Info: String, CodingKey {
            case mediaID = "MediaId"
            case basic = "MediaBasicInfo"
            case files = "FileInfoList"
        }
        private enum Basic: String, CodingKey { case status = "Status" }
        private struct File: Decodable {
            struct Facts: Decodable {
                var duration: String?
                var byteCount: StatedNumber?

                enum CodingKeys: String, CodingKey {
                    case duration = "Duration"
                    case byteCount = "FileSize"
                }
            }
            var facts: Facts?

            enum CodingKeys: String, CodingKey { case facts = "FileBasicInfo" }
        }

        init(mediaID: String, status: Status) {
            self.mediaID = mediaID
            self.status = status
        }

        /// Reads an asset; numbers come as texts.
        public init(from decoder: any Decoder) throws {
            let info = try decoder.container(keyedBy: Top.self).nestedContainer(keyedBy: Info.self, forKey: .info)
            mediaID = try info.decode(String.self, forKey: .mediaID)
            if info.contains(.basic) {
                status = try info.nestedContainer(keyedBy: Basic.self, forKey: .basic)
                    .decodeIfPresent(Status.self, forKey: .status)
            }
            let facts = try info.decodeIfPresent([File].self, forKey: .files)?.first?.facts
            duration = facts?.duration.flatMap(Double.init)
            byteCount = facts?.byteCount?.integer
        }
    }

    /// The action.
    public static let operation = "GetMediaInfo"
    /// The fields stand at the top.
    public static let answersInData = false

    /// What the asset is asked for by.
    public var key: Key

    /// A request for an asset.
    public init(_ key: Key) { self.key = key }

    /// The parameters, by the service's names.
    public var parameters: [String: String] {
        switch key {
        case .mediaID(let mediaID): ["MediaId": mediaID]
        case .inputURL(let inputURL): ["InputURL": inputURL]
        }
    }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] {
        switch key {
        case .mediaID(let mediaID): AlibabaParameterRules.present("MediaId", mediaID)
        case .inputURL(let inputURL): AlibabaParameterRules.present("InputURL", inputURL)
        }
    }
}
