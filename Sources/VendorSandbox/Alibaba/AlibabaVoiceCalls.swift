import Foundation
import PreflightModel

/// The media services' calls about voice-cloning jobs.
struct AlibabaVoiceCalls {
    let world: SandboxWorld
    let account: AlibabaAccount

    private static let genders = ["female", "male"]
    private static let models = [
        "cosyvoice-v3-plus", "cosyvoice-v3-flash", "cosyvoice-v3.5-plus", "cosyvoice-v3.5-flash",
    ]

    // MARK: The standard edition

    func submitStandard(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        guard let name = try parameters.text("VoiceName", atMost: 32) else { throw AlibabaRefusal.missing("VoiceName") }
        let gender = try parameters.neededChoice("Gender", of: Self.genders)
        let authentication = try await recording(try parameters.needed("Authentication"))
        let mediaIDs = try parameters.needed("Audios").split(separator: ",", omittingEmptySubsequences: false)
        guard Set(mediaIDs).count == mediaIDs.count else { throw AlibabaRefusal.invalid("Audios") }
        var uploads = [authentication].compactMap { $0?.upload(as: "authentication") }
        var isWhole = true
        for mediaID in mediaIDs {
            let material = try await recording(String(mediaID))?.upload(as: "material")
            if let material { uploads.append(material) } else { isWhole = false }
        }
        try demoAudio(parameters)
        var outcome = try await world.inspection.inspect(uploads, profile: "alibaba-ims-standard")
        // Without all of the material nothing can be said of its total.
        if !isWhole { outcome.refusals.removeAll { $0.path == nil } }
        let jobID = RandomText.hexadecimal(32)
        let fate = outcome.refusals.first.map(Self.words)
        let job = AlibabaAccount.Job(
            jobID: jobID, voiceID: "voice" + RandomText.hexadecimal(16), type: "Standard", name: name,
            description: "", gender: gender, scenario: "", created: request.now,
            timeline: Self.timeline(
                began: request.now, from: "Initialization", fails: fate != nil || request.ending != nil,
                training: 3 * 3600),
            message: fate ?? "", isVoiceNamed: false)
        _ = await account.add(job)
        return .alibaba(request, data: ["JobId": .text(jobID)], job: jobID)
    }

    // MARK: The basic edition

    func create(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let voiceID = try parameters.needed("VoiceId")
        guard voiceID.wholeMatch(of: /[A-Za-z0-9]{1,32}/) != nil else { throw AlibabaRefusal.invalid("VoiceId") }
        let name = try parameters.text("VoiceName", atMost: 32)
        let description = try parameters.text("VoiceDesc", atMost: 256)
        let gender = try parameters.neededChoice("Gender", of: Self.genders)
        let scenario = try parameters.neededChoice("Scenario", of: AlibabaSentences.scenarios)
        let jobID = RandomText.hexadecimal(32)
        let isNew = await account.add(
            AlibabaAccount.Job(
                jobID: jobID, voiceID: voiceID, type: "Basic", name: name ?? "", description: description ?? "",
                gender: gender, scenario: scenario, created: request.now, isVoiceNamed: true))
        guard isNew else { throw AlibabaRefusal.invalid("VoiceId", "There is a voice with this ID already.") }
        return .alibaba(request, data: ["JobId": .text(jobID), "VoiceId": .text(voiceID)], job: jobID)
    }

    func demonstration(_ request: SandboxRequest, _ parameters: AlibabaParameters) throws -> SandboxAnswer {
        let scenario = try parameters.neededChoice("Scenario", of: AlibabaSentences.scenarios)
        let expires = Int(world.clock.now().addingTimeInterval(12 * 3600).timeIntervalSince1970)
        let list = AlibabaSentences.sentences(of: scenario).map { sentence in
            let demo = "\(world.endpoint(of: .alibabaOSS))/\(account.serviceBucket)/demo/\(sentence.id).wav"
            return AlibabaJSON.object([
                "AudioId": .number(sentence.id), "Text": .text(sentence.text),
                "DemoAudio": .text("\(demo)?Expires=\(expires)"),
            ])
        }
        return .alibaba(request, data: ["DemonstrationList": .list(list)])
    }

    func detect(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let voiceID = try parameters.needed("VoiceId")
        let recordURL = try parameters.needed("RecordUrl")
        let record = try parameters.needed("AudioRecordId")
        guard let job = await account.job(ofVoice: voiceID) else { throw AlibabaRefusal.notFound(voiceID) }
        let sentences = AlibabaSentences.sentences(of: job.scenario)
        guard let number = Int(record), sentences.contains(where: { $0.id == number }) else {
            throw AlibabaRefusal.invalid("AudioRecordId")
        }
        let credentials = world.credentials.alibaba
        guard
            let address = AlibabaObjectAddress(
                recordURL, region: credentials.region, sandbox: world.endpoint(of: .alibabaOSS)),
            address.bucket == credentials.bucket
        else { throw AlibabaRefusal.invalid("RecordUrl") }
        guard let object = await world.objects.object(address.bucket, address.key) else {
            throw AlibabaRefusal(404, "InvalidMaterial.NotFound", "The material \(recordURL) is not found.")
        }
        let refusal = try await sentenceRefusal(object)
        if refusal == nil { await account.note(detected: number, ofVoice: voiceID) }
        var data: [String: AlibabaJSON] = ["Pass": .flag(refusal == nil)]
        if let refusal { data["Reason"] = .text(refusal) }
        return .alibaba(request, data: data, job: job.jobID)
    }

    func submitBasic(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let voiceID = try parameters.needed("VoiceId")
        try demoAudio(parameters)
        guard let job = await account.job(ofVoice: voiceID) else { throw AlibabaRefusal.notFound(voiceID) }
        let sentences = AlibabaSentences.sentences(of: job.scenario).count
        guard job.detected.count == sentences else {
            throw AlibabaRefusal.invalid(
                "VoiceId", "\(job.detected.count) of \(sentences) recordings have passed the detection.")
        }
        guard job.timeline == nil else { throw AlibabaRefusal.invalid("VoiceId", "The voice is trained already.") }
        await account.train(
            voice: voiceID,
            Self.timeline(began: request.now, from: "PreTraining", fails: request.ending != nil, training: 3600))
        return .alibaba(request, data: ["JobId": .text(job.jobID), "VoiceId": .text(voiceID)], job: job.jobID)
    }

    // MARK: CosyVoice

    func submitCosyVoice(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let mediaID = try parameters.needed("Audios")
        guard !mediaID.contains(",") else { throw AlibabaRefusal.invalid("Audios", "It takes exactly one media ID.") }
        let name = try parameters.text("VoiceName", atMost: 32)
        let gender = try parameters.choice("Gender", of: Self.genders)
        _ = try parameters.choice("Model", of: Self.models)
        try demoAudio(parameters)
        let sample = try await recording(mediaID)?.upload(as: "sample")
        guard await account.jobs(ofType: "CosyVoice").count < AlibabaAccount.greatestCosyVoiceCount else {
            throw AlibabaRefusal(400, "QuotaExceeded.Voice", "The number of cloned voices has reached its limit.")
        }
        let outcome = try await world.inspection.inspect(
            [sample].compactMap(\.self), profile: "alibaba-ims-cosyvoice")
        let fate = outcome.refusals.first.map(Self.words)
        let jobID = RandomText.hexadecimal(32)
        let voiceID = "cosyvoice" + RandomText.hexadecimal(16)
        _ = await account.add(
            AlibabaAccount.Job(
                jobID: jobID, voiceID: voiceID, type: "CosyVoice", name: name ?? "", description: "",
                gender: gender ?? "", scenario: "", created: request.now,
                timeline: Self.timeline(
                    began: request.now, from: "Initialization", fails: fate != nil || request.ending != nil,
                    training: 60),
                message: fate ?? "", isVoiceNamed: true))
        return .alibaba(request, data: ["JobId": .text(jobID), "VoiceId": .text(voiceID)], job: jobID)
    }

    // MARK: Jobs

    func job(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let jobID = try parameters.needed("JobId")
        guard let job = await account.job(jobID) else { throw AlibabaRefusal.notFound(jobID) }
        return .alibaba(
            request, data: ["CustomizedVoiceJob": .object(fields(of: job, request))], job: jobID)
    }

    func jobs(_ request: SandboxRequest, _ parameters: AlibabaParameters) async throws -> SandboxAnswer {
        let type = try parameters.choice("Type", of: ["Basic", "Standard"]) ?? "Basic"
        let page = try parameters.number("PageNo", within: 1...1_000_000, else: 1)
        let size = try parameters.number("PageSize", within: 1...100, else: 10)
        let jobs = await account.jobs(ofType: type)
        let shown = jobs.dropFirst((page - 1) * size).prefix(size)
        return .alibaba(
            request,
            data: [
                "TotalCount": .number(jobs.count),
                "CustomizedVoiceJobList": .list(shown.map { .object(fields(of: $0, request)) }),
            ])
    }

    private func fields(of job: AlibabaAccount.Job, _ request: SandboxRequest) -> [String: AlibabaJSON] {
        let waiting = job.detected.isEmpty ? "Initialization" : "AudioDetecting"
        let status = request.fault == .unknownState ? "Pondering" : job.timeline.map(world.clock.stage) ?? waiting
        // As in the documents' own sample, a line break follows names and descriptions.
        var fields: [String: AlibabaJSON] = [
            "JobId": .text(job.jobID), "Status": .text(status), "Type": .text(job.type),
            "VoiceName": .text(job.name + "\n"), "VoiceDesc": .text(job.description + "\n"),
            "Gender": .text(job.gender), "Scenario": .text(job.scenario),
            "Message": .text(status == "Fail" ? job.message : ""),
            "CreateTime": .text(job.created.formatted(.iso8601)),
        ]
        if job.isVoiceNamed || status == "Success" { fields["VoiceId"] = .text(job.voiceID) }
        return fields
    }

    // MARK: What was uploaded

    /// The object of media; nil for media without bytes, which are accepted as valid.
    private func recording(_ mediaID: String) async throws -> StoredObject? {
        if world.media.contains(mediaID) { return nil }
        guard let asset = await account.asset(mediaID),
            let object = await world.objects.object(asset.bucket, asset.key)
        else { throw AlibabaRefusal(404, "InvalidMaterial.NotFound", "The material \(mediaID) is not found.") }
        return object
    }

    /// Why the recording of a sentence does not serve; nil where it does. Samples without a header are taken too, and
    /// say nothing of themselves.
    private func sentenceRefusal(_ object: StoredObject) async throws -> String? {
        if object.key.hasSuffix(".pcm") {
            let isWhole = object.digests.byteCount > 0 && object.digests.byteCount.isMultiple(of: 2)
            return isWhole ? nil : "音频格式错误，请使用 16 bit 单声道 48000 Hz 的 wav 或 pcm 文件"
        }
        let outcome = try await world.inspection.inspect(
            [UploadInspection.Upload(role: "sentence", file: object.file)], profile: "alibaba-ims-basic")
        return outcome.refusals.first { $0.path != nil }.map(Self.words)
    }

    private static func words(_ refusal: Finding) -> String {
        switch refusal.rule {
        case "sentence-sample-rate": "音频采样率不符合要求，请使用 48000 Hz"
        case "sentence-channels": "请使用单声道音频"
        case "sentence-bit-depth", "sentence-codec": "请使用 16 bit 采样位数的音频"
        case "sentence-container": "音频格式错误，请使用 wav 或 pcm 文件"
        case "material-total": "训练素材总时长须在 15 分钟到 30 分钟之间"
        case "material-duration": "每段训练素材的时长须大于 1 分钟"
        default: "音频文件无法解析"
        }
    }

    private func demoAudio(_ parameters: AlibabaParameters) throws(AlibabaRefusal) {
        guard let address = parameters.text("DemoAudioMediaURL") else { return }
        // That it is in the region of the service is not stated, as it is of RecordUrl.
        guard AlibabaObjectAddress(address, region: nil, sandbox: world.endpoint(of: .alibabaOSS)) != nil else {
            throw .invalid("DemoAudioMediaURL")
        }
    }

    /// The states that a job goes through, in the vendor's time.
    private static func timeline(
        began: Date, from first: String, fails: Bool, training: Double
    ) -> JobTimeline<String> {
        let all: [(String, seconds: Double)] = [
            ("Initialization", 5), ("AudioDetecting", 60), ("PreTraining", 600), ("Training", training),
        ]
        let stages = all.drop { $0.0 != first }
        return JobTimeline(
            began: began, stages: Array(fails ? stages.prefix(2) : stages), last: fails ? "Fail" : "Success")
    }
}

extension StoredObject {
    /// The object in its part of a submission.
    fileprivate func upload(as role: String) -> UploadInspection.Upload {
        UploadInspection.Upload(role: role, file: file)
    }
}
