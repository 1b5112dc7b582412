/// The words of this folder: one voice for mistakes in requests, for credentials, and for answers.
enum TencentWords {
    // MARK: Requests

    static func missing(_ what: String) -> String { "is empty. Give \(what)." }

    static func tooLong(_ count: Int, limit: Int) -> String {
        "has \(count) characters, \(count - limit) more than the \(limit) that are allowed. Shorten it."
    }

    static func notPositive(_ value: Int64) -> String {
        "is \(value), which is not an application ID: those are greater than 0. The VOD console shows yours."
    }

    static func outside(_ value: Int, _ range: ClosedRange<Int>) -> String {
        "is \(value), outside \(range.lowerBound) to \(range.upperBound). Choose one within."
    }

    static func voiceIDLength(_ count: Int) -> String {
        "has \(count) characters; 8 to 256 are allowed. Choose another."
    }

    static let voiceIDStart = "does not begin with a letter from A to Z or a to z. Choose another."
    static let voiceIDEnd = "ends with - or _, which the vendor refuses. Choose another."
    static let voiceIDCharacters =
        "has characters other than letters from A to Z, digits, - and _. Choose another."

    static let promptTextAlone = "is given without PromptAudioFileInfo. Give both or neither."
    static let promptAudioAlone = "is given without PromptText. Give both or neither."
    static let promptTextEnd = "does not end with a punctuation mark, which the vendor requires. Add one."

    static func notAnAddress(_ text: String) -> String {
        "\"\(text.shown())\" is not an http or https address that the vendor can fetch. Give the complete address."
    }

    static func mediaType(_ text: String) -> String {
        "\"\(text.shown())\" is not a file-name extension such as wav. Name the recording after its format."
    }

    static func storagePath(_ text: String) -> String {
        "\"\(text.shown())\" does not begin with a slash. Add one."
    }

    static func bodyTooLarge(_ count: Int, limit: Int) -> String {
        "the request has \(count) bytes, more than the \(limit) bytes that are allowed. Shorten its texts."
    }

    static let regionMissing = "is missing, and this operation needs it. Give a region such as ap-singapore."

    // MARK: Credentials

    static func halfSet(_ set: String, missing: String) -> String {
        "\(set) is set, but \(missing) is not: credentials need both. Set it too, or unset both."
    }

    static func incompleteFile(_ path: String, section: String) -> String {
        "\(path): section [\(section)] does not give both secret_id and secret_key. Complete it."
    }

    static func readableByOthers(_ path: String) -> String {
        "\(path) can be read by other users of this machine. Remove their access: chmod 600."
    }

    static func roleIsNotAssumed(_ path: String) -> String {
        "\(path): role_arn is not used; requests are signed with the file's own key."
    }

    static func noCredentials(variables: [String], paths: [String]) -> String {
        "no Tencent Cloud credentials: \(variables.joined(separator: " and ")) are not set, and neither "
            + "\(paths.joined(separator: " nor ")) exists. Set the two, or write the file."
    }

    static func blankInCredential(_ name: String, origin: String) -> String {
        "the \(name) in \(origin) contains a space or another character that no credential has. Copy it again."
    }

    static func quotedCredential(_ name: String, origin: String) -> String {
        "the \(name) in \(origin) is in quotation marks, which would become part of the signature. Remove them."
    }

    // MARK: Answers

    static let crcMissing = "the answer does not state x-cos-hash-crc64ecma, so what is stored cannot be compared"
}
