/// Asks for a fresh credential for the upload of an asset; the address stays.
public struct RefreshUploadMedia: AlibabaRequest {
    /// The asset, and where its bytes go.
    public typealias Response = CreateUploadMedia.Response

    /// The action.
    public static let operation = "RefreshUploadMedia"
    /// The fields stand at the top.
    public static let answersInData = false
    /// The upload's credential is in it.
    public static let answersWithSecrets = true

    /// The asset's media ID.
    public var mediaID: String

    /// A request for an asset.
    public init(mediaID: String) { self.mediaID = mediaID }

    /// The parameters, by the service's names.
    public var parameters: [String: String] { ["MediaId": mediaID] }

    /// All that the documents forbid.
    public var mistakes: [RequestMistake] { AlibabaParameterRules.present("MediaId", mediaID) }
}
