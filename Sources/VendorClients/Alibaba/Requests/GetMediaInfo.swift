import PreflightModel

/// Asks what the service knows of an asset, by its media ID or by its object's address.
package struct GetMediaInfo: AlibabaRequest {
    /// What an asset is asked for by.
    package enum Key: Hashable, Sendable {
        /// Its media ID.
        case mediaID(String)
        /// The address that it was registered with.
        case inputURL(String)
    }

    /// Where an asset stands.
    package struct Status: OpenVocabulary {
        /// The service's name for it.
        package let rawValue: String

        /// A status by its name; every name is allowed, since no document lists them.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// It was analysed and can be used.
        package static let normal: Status = "Normal"
    }

    /// An asset.
    package struct Response: Hashable, Sendable, Decodable {
        /// The asset.
        package var mediaID: String
        /// Where it stands; nil where the service does not say.
        package var status: Status?
        /// The length that the service measured, in seconds; nil while it has not.
        package var duration: Double?
        /// The size in bytes that the service sees; nil while it sees none.
        package var byteCount: Int64?

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
        package init(from decoder: any Decoder) throws {
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
    package static let operation = "GetMediaInfo"
    /// The fields stand at the top.
    package static let respondsInData = false

    /// What the asset is asked for by.
    package var key: Key

    /// A request for an asset.
    package init(_ key: Key) { self.key = key }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        switch key {
        case .mediaID(let mediaID): ["MediaId": mediaID]
        case .inputURL(let inputURL): ["InputURL": inputURL]
        }
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        switch key {
        case .mediaID(let mediaID): AlibabaParameterRules.present("MediaId", mediaID)
        case .inputURL(let inputURL): AlibabaParameterRules.present("InputURL", inputURL)
        }
    }
}
