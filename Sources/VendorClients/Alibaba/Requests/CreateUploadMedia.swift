import Foundation

/// Makes an audio asset in the service's own storage, and gives the address and the credential for its upload.
package struct CreateUploadMedia: AlibabaRequest {
    /// The asset, and where its bytes go.
    package struct Response: Hashable, Sendable, Decodable {
        /// The asset's media ID.
        package var mediaID: String
        /// Where the bytes go, and with which credential.
        package var ticket: AlibabaUploadTicket

        private enum CodingKeys: String, CodingKey { case mediaID = "MediaId" }

        init(mediaID: String, ticket: AlibabaUploadTicket) {
            self.mediaID = mediaID
            self.ticket = ticket
        }

        /// Reads an answer with its ticket.
        package init(from decoder: any Decoder) throws {
            mediaID = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .mediaID)
            ticket = try AlibabaUploadTicket(from: decoder)
        }
    }

    /// The action.
    package static let operation = "CreateUploadMedia"
    /// The fields stand at the top.
    package static let respondsInData = false
    /// The upload's credential is in it.
    package static let respondsWithSecrets = true

    /// The file's name without its extension.
    package var name: String
    /// The file's extension without the dot, such as `wav`; the object's name ends in it.
    package var fileExtension: String
    /// The file's size in bytes.
    package var byteCount: Int64
    /// The asset's title, at most 128 characters.
    package var title: String
    /// The storage that takes the asset, as in `outin-….oss-cn-shanghai.aliyuncs.com`; nil for the service's choice.
    package var storageLocation: String?

    /// A request from its parts.
    package init(
        name: String, fileExtension: String, byteCount: Int64, title: String? = nil, storageLocation: String? = nil
    ) {
        self.name = name
        self.fileExtension = fileExtension
        self.byteCount = byteCount
        self.title = title ?? name
        self.storageLocation = storageLocation
    }

    private struct FileInfo: Encodable {
        var type = "audio"
        var name: String
        var size: Int64
        var ext: String

        private enum CodingKeys: String, CodingKey {
            case type = "Type"
            case name = "Name"
            case size = "Size"
            case ext = "Ext"
        }
    }

    /// The parameters, by the service's names; three of them are JSON.
    package var parameters: [String: String] {
        var parameters = [
            "FileInfo": Self.json(FileInfo(name: name, size: byteCount, ext: fileExtension)),
            "MediaMetaData": Self.json(["Title": title, "BusinessType": "general"]),
        ]
        parameters["UploadTargetConfig"] = storageLocation.map {
            Self.json(["StorageType": "oss", "StorageLocation": $0])
        }
        return parameters
    }

    /// All that the documents forbid. A single file may have 5 GB (document "基于OSS API上传").
    package var mistakes: [RequestMistake] {
        var mistakes: [RequestMistake] = []
        if name.isEmpty {
            mistakes.append(RequestMistake("FileInfo", "FileInfo.Name is missing: give the file's name"))
        }
        if fileExtension.wholeMatch(of: /[A-Za-z0-9]{1,16}/) == nil {
            mistakes.append(
                RequestMistake("FileInfo", "FileInfo.Ext must be the file's extension without the dot, such as wav"))
        }
        let greatest: Int64 = 5 << 30
        if !(1...greatest).contains(byteCount) {
            mistakes.append(
                RequestMistake("FileInfo", "FileInfo.Size is \(byteCount) bytes, but 1 to \(greatest) are allowed"))
        }
        if title.isEmpty { mistakes.append(RequestMistake("MediaMetaData", "MediaMetaData.Title is missing")) }
        return mistakes + AlibabaParameterRules.length("MediaMetaData.Title", title, atMost: 128)
    }

    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Texts and an integer can always be encoded.
        return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
