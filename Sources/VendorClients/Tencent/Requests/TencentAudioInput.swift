/// `AigcAudioCloneInputFileInfo`: where the vendor finds a recording. There is no form that carries the bytes themselves.
package enum TencentAudioInput: Hashable, Sendable {
    /// A media file of the VOD application, by its `FileId`.
    case file(id: String)
    /// Anything that the vendor can fetch over http or https.
    case url(String)
}

extension TencentAudioInput: Encodable {
    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case fileID = "FileId"
        case url = "Url"
    }

    /// Writes the vendor's form, with `Type`.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .file(let id):
            try values.encode("File", forKey: .type)
            try values.encode(id, forKey: .fileID)
        case .url(let address):
            try values.encode("Url", forKey: .type)
            try values.encode(address, forKey: .url)
        }
    }

    /// What the documents forbid; `name` is the parameter that this is the value of.
    func mistakes(_ name: String) -> [RequestMistake] {
        switch self {
        case .file(let id): TencentParameterRules.required("\(name).FileId", id, "the FileId of a VOD media file")
        case .url(let address): TencentParameterRules.address("\(name).Url", address)
        }
    }
}
