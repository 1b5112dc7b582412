/// Asks for a fresh credential for the upload of an asset; the address stays.
package struct RefreshUploadMedia: AlibabaRequest {
    /// The asset, and where its bytes go.
    package typealias Response = CreateUploadMedia.Response

    /// The action.
    package static let operation = "RefreshUploadMedia"
    /// The fields stand at the top.
    package static let respondsInData = false
    /// The upload's credential is in it.
    package static let respondsWithSecrets = true

    /// The asset's media ID.
    package var mediaID: String

    /// A request for an asset.
    package init(mediaID: String) { self.mediaID = mediaID }

    /// The parameters, by the service's names.
    package var parameters: [String: String] { ["MediaId": mediaID] }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] { AlibabaParameterRules.present("MediaId", mediaID) }
}
