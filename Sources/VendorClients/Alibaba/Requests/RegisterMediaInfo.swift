/// Makes an asset of an object in a bucket of the account.
///
/// `clientToken` makes a second call with the same token harmless. The service analyses the object afterwards, for some
/// seconds.
package struct RegisterMediaInfo: AlibabaRequest {
    /// The asset's media ID.
    package struct Response: Hashable, Sendable, Decodable {
        /// The asset.
        package var mediaID: String

        private enum CodingKeys: String, CodingKey { case mediaID = "MediaId" }
    }

    /// The action.
    package static let operation = "RegisterMediaInfo"
    /// The fields stand at the top.
    package static let respondsInData = false

    /// The object's address: `https://bucket.oss-REGION.aliyuncs.com/key` or `oss://bucket/key`.
    package var inputURL: String
    /// The asset's title, at most 128 bytes; nil for one that the service makes of the date.
    package var title: String?
    /// A text of 32 characters that is the same in every try of the same registration.
    package var clientToken: String

    /// A request for an audio object.
    package init(inputURL: String, title: String? = nil, clientToken: String) {
        self.inputURL = inputURL
        self.title = title
        self.clientToken = clientToken
    }

    /// The parameters, by the service's names.
    package var parameters: [String: String] {
        var parameters = [
            "InputURL": inputURL, "MediaType": "audio", "BusinessType": "general", "ClientToken": clientToken,
        ]
        parameters["Title"] = title
        return parameters
    }

    /// All that the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes: [RequestMistake] = []
        if inputURL.wholeMatch(of: /(?i)(https?|oss|vod):\/\/[^\/?#\s]+(\/[^\s]+)?/) == nil {
            mistakes.append(
                RequestMistake("InputURL", "InputURL must be an object's address, such as oss://your-bucket/take.wav"))
        }
        mistakes += AlibabaParameterRules.bytes("Title", title, atMost: 128)
        if clientToken.wholeMatch(of: /[A-Za-z0-9-]{32,36}/) == nil {
            mistakes.append(RequestMistake("ClientToken", "ClientToken must be a UUID of 32 hexadecimal digits"))
        }
        return mistakes
    }
}
