/// Creates a voice-training job (CreateTrainingBasicJob, CreateTrainingMiddleJob, CreateTrainingAdvanceJob), which then
/// waits for its files and the commit. Each call makes another job: the service knows no idempotency key.
package struct CreateTrainingJob: HuaweiRequest {
    /// The operation's name; which of the three it is, the edition says.
    package static let operation = "CreateTrainingJob"
    /// Whoever has the addresses may write there.
    package static let respondsWithSecrets = true
    /// The services that a voice may be made for.
    package static let services = ["VIDEO_2D", "LIVE_2D", "CHAT_2D"]

    /// The edition.
    package var edition: HuaweiEdition
    /// What the job says of its voice; `voiceName` is needed.
    package var details: HuaweiTrainingDetails
    /// `PACKAGE`, one zip, or `SEGMENT`, sentence by sentence, which the advance edition does not take.
    package var createType = "PACKAGE"
    /// The ID of an avatar-modelling job, 1 to 64 characters.
    package var avatarJobID: String?
    /// A label for a batch of jobs, 1 to 256 characters.
    package var batchName: String?
    /// Whether to pay per use instead of from a bought package.
    package var isOnDemand: Bool?
    /// Some of `services`.
    package var supportedServices: [String]?
    /// The ID of a third-party user, 1 to 256 characters, none of them Chinese.
    package var appUserID: String?

    /// A job of an edition.
    package init(_ edition: HuaweiEdition, details: HuaweiTrainingDetails) {
        self.edition = edition
        self.details = details
    }

    /// What the documents forbid.
    package var mistakes: [RequestMistake] {
        var mistakes = HuaweiParameterRules()
        if details.voiceName == nil { mistakes.length("voice_name", "", 1...64) }
        details.addMistakes(to: &mistakes)
        mistakes.oneOf("create_type", createType, ["PACKAGE", "SEGMENT"])
        if edition == .advance, createType == "SEGMENT" {
            mistakes.append("create_type", HuaweiWords.segmentsOnly(by: edition.rawValue))
        }
        mistakes.length("dhtms_job_id", avatarJobID, 1...64)
        mistakes.length("batch_name", batchName, 1...256)
        for service in supportedServices ?? [] { mistakes.oneOf("supported_service", service, Self.services) }
        mistakes.appUserID(appUserID)
        return mistakes.found
    }

    /// `POST …/user/{edition}-jobs`.
    package var call: HuaweiCall {
        HuaweiCall(
            method: "POST", path: ["user", "\(edition)-jobs"], body: HuaweiCall.json(Body(job: self)),
            appUserID: appUserID)
    }

    private struct Body: Encodable {
        var job: CreateTrainingJob

        enum CodingKeys: String, CodingKey {
            case createType = "create_type"
            case avatarJobID = "dhtms_job_id"
            case batchName = "batch_name"
            case isOnDemand = "is_ondemand_resource"
            case supportedServices = "supported_service"
        }

        func encode(to encoder: any Encoder) throws {
            try job.details.encode(to: encoder)
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(job.createType, forKey: .createType)
            try values.encodeIfPresent(job.avatarJobID, forKey: .avatarJobID)
            try values.encodeIfPresent(job.batchName, forKey: .batchName)
            try values.encodeIfPresent(job.isOnDemand, forKey: .isOnDemand)
            try values.encodeIfPresent(job.supportedServices, forKey: .supportedServices)
        }
    }

    /// The job that was made, and where its files go.
    package struct Response: Sendable, Decodable {
        /// The job's ID.
        package var jobID: String
        /// Where the zip goes, with Content-Type `application/zip`.
        package var trainingData: OBSAddress?
        /// Where recordings and texts go, one by one; filled for SEGMENT.
        package var segments: HuaweiSegmentAddresses?
        /// Where the authorization letter goes.
        package var authorizationLetter: OBSAddress?

        enum CodingKeys: String, CodingKey {
            case jobID = "job_id"
            case trainingData = "training_data_uploading_url"
            case segments = "segment_uploading_url"
            case authorizationLetter = "authorization_letter_uploading_url"
        }
    }
}

/// Where recordings and texts go, sentence by sentence.
package struct HuaweiSegmentAddresses: Hashable, Sendable, Decodable {
    /// With Content-Type `audio/wav`.
    package var audio: [OBSAddress]?
    /// With Content-Type `text/plain`.
    package var text: [OBSAddress]?

    enum CodingKeys: String, CodingKey {
        case audio = "audio_uploading_url"
        case text = "txt_uploading_url"
    }
}
