import Foundation

/// The body of a create or commit call (`CreateTrainingJobReq`, `CommitJobReq`).
struct HuaweiJobDetails: Sendable, Codable {
    var voiceName: String?
    var tag: String?
    var description: String?
    var sex: String?
    var language: String?
    var createType: String?
    var phone: String?
    var avatarJobID: String?
    var batchName: String?
    var outputLanguage: String?
    var customText: String?
    var isOnDemand: Bool?
    var supportedService: [String]?

    enum CodingKeys: String, CodingKey {
        case voiceName = "voice_name"
        case createType = "create_type"
        case avatarJobID = "dhtms_job_id"
        case batchName = "batch_name"
        case outputLanguage = "output_language"
        case customText = "custom_text"
        case isOnDemand = "is_ondemand_resource"
        case supportedService = "supported_service"
        case tag, description, sex, language, phone
    }

    /// Reads a body.
    ///
    /// - Throws: A refusal in the service's words.
    static func read(_ body: ReceivedBody, type: String?) throws(HuaweiRefusal) -> HuaweiJobDetails {
        guard let bytes = body.bytes, type?.hasPrefix("application/json") == true,
            (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
        else { throw HuaweiRefusal(code: "MSS.10000002", message: "The request body is not JSON.") }
        do {
            return try JSONDecoder().decode(HuaweiJobDetails.self, from: Data(bytes))
        } catch {
            throw .parameter("a value is of another type")
        }
    }

    /// What is wrong with it (the limits of the official PHP SDK's models).
    func check() throws(HuaweiRefusal) {
        try Self.length("voice_name", voiceName, 64)
        try Self.length("description", description, 128)
        try Self.length("language", language, 64)
        try Self.length("phone", phone, 16)
        try Self.length("dhtms_job_id", avatarJobID, 64)
        try Self.length("batch_name", batchName, 256)
        try Self.length("output_language", outputLanguage, 32)
        try Self.length("custom_text", customText, 4096)
        try Self.oneOf("sex", sex, ["FEMALE", "MALE"])
        try Self.oneOf("create_type", createType, ["PACKAGE", "SEGMENT"])
        try Self.oneOf(
            "tag", tag, ["ECOMMERCE", "NEWS", "MARKETING", "LIVE", "EDUCATION", "CUSTOMER", "STORYTELLING"])
        for service in supportedService ?? [] {
            try Self.oneOf("supported_service", service, ["VIDEO_2D", "LIVE_2D", "CHAT_2D"])
        }
    }

    /// Takes over what a commit says again.
    mutating func correct(with other: HuaweiJobDetails) {
        voiceName = other.voiceName ?? voiceName
        tag = other.tag ?? tag
        description = other.description ?? description
        sex = other.sex ?? sex
        language = other.language ?? language
        phone = other.phone ?? phone
        outputLanguage = other.outputLanguage ?? outputLanguage
        customText = other.customText ?? customText
    }

    private static func length(_ name: String, _ text: String?, _ most: Int) throws(HuaweiRefusal) {
        guard let text, !(1...most).contains(text.unicodeScalars.count) else { return }
        throw .parameter("\(name) has \(text.unicodeScalars.count) characters, 1 to \(most) are allowed")
    }

    private static func oneOf(_ name: String, _ text: String?, _ names: [String]) throws(HuaweiRefusal) {
        guard let text, !names.contains(text) else { return }
        throw .parameter("\(name) is not one of \(names.joined(separator: ", "))")
    }
}

/// Something that MetaStudio does not do, in its own dress.
struct HuaweiRefusal: Error, Hashable, Sendable {
    var status = 400
    var code: String
    var message: String

    static func parameter(_ what: String) -> HuaweiRefusal {
        HuaweiRefusal(code: "MSS.10000003", message: "Parameter validation failed: \(what).")
    }

    static let noJob = HuaweiRefusal(status: 404, code: "MSS.00000003", message: "Invalid parameter: no such job.")
}
