import Foundation

/// What an account of Alibaba Cloud has besides its objects: assets, jobs, voices, and temporary credentials.
actor AlibabaAccount {
    /// A media asset: an object that the media services know.
    struct Asset: Sendable {
        var mediaID: String
        var bucket: String
        var key: String
        var title: String
        /// The address that it was registered with; nil for one in the service's own storage.
        var inputURL: String?
    }

    /// A temporary credential for the upload of one object.
    struct TemporaryKey: Sendable {
        var accessKeyID: String
        var secret: String
        var token: String
        var bucket: String
        var key: String
        var expires: Date
    }

    /// A voice-cloning job.
    struct Job: Sendable {
        var jobID: String
        var voiceID: String
        var type: String
        var name: String
        var description: String
        var gender: String
        var scenario: String
        var created: Date
        /// The recordings that were detected, by the number of the sentence.
        var detected: Set<Int> = []
        /// What happens by itself from a time on; nil where it waits for the user.
        var timeline: JobTimeline<String>?
        /// Why it fails at the end; empty where it does not.
        var message = ""
        /// Whether the account knows the voice by its own ID before the job is done.
        var isVoiceNamed: Bool
    }

    /// How long a temporary credential for an upload serves (document: 3000 s).
    static let temporaryKeyLifetime: TimeInterval = 3000
    /// How many CosyVoice voices an account may have in a region (document: 30, which cannot be raised).
    static let greatestCosyVoiceCount = 30

    /// The bucket of the service's own storage.
    nonisolated let serviceBucket = "outin-" + RandomText.hexadecimal(32)

    private var nonces: [String: Date] = [:]
    private var assets: [String: Asset] = [:]
    private var registrations: [String: String] = [:]
    private var temporaryKeys: [String: TemporaryKey] = [:]
    private var jobs: [Job] = []

    // MARK: Nonces

    /// Whether nobody has used this nonce in the last half hour; it is used now.
    func use(nonce: String, now: Date) -> Bool {
        nonces = nonces.filter { now.timeIntervalSince($0.value) < 2 * AlibabaSigning.greatestSkew }
        return nonces.updateValue(now, forKey: nonce) == nil
    }

    // MARK: Assets

    func asset(_ mediaID: String) -> Asset? { assets[mediaID] }

    func asset(registeredWith inputURL: String) -> Asset? { assets.values.first { $0.inputURL == inputURL } }

    func add(_ asset: Asset) { assets[asset.mediaID] = asset }

    /// Registers an asset once for each token; the asset that the token stands for.
    func register(_ asset: Asset, token: String?, replacing old: Asset?) -> Asset {
        if let token, let known = registrations[token].flatMap({ assets[$0] }) { return known }
        if let old { assets[old.mediaID] = nil }
        assets[asset.mediaID] = asset
        if let token { registrations[token] = asset.mediaID }
        return asset
    }

    /// Whether this token was used to register already.
    func isRegistered(token: String?) -> Bool { token.map { registrations[$0] != nil } ?? false }

    /// A new temporary credential for the upload of an asset.
    ///
    /// - Parameter isExpired: Whether it is over already, by order.
    func temporaryKey(for asset: Asset, now: Date, isExpired: Bool) -> TemporaryKey {
        let key = TemporaryKey(
            accessKeyID: "STS.N" + RandomText.alphanumeric(24), secret: RandomText.alphanumeric(44),
            token: "CAIS" + RandomText.alphanumeric(200) + "+/==", bucket: asset.bucket, key: asset.key,
            expires: now.addingTimeInterval(isExpired ? -1 : Self.temporaryKeyLifetime))
        temporaryKeys[key.accessKeyID] = key
        return key
    }

    func temporaryKey(_ accessKeyID: String) -> TemporaryKey? { temporaryKeys[accessKeyID] }

    // MARK: Jobs

    func job(_ jobID: String) -> Job? { jobs.first { $0.jobID == jobID } }

    func job(ofVoice voiceID: String) -> Job? { jobs.first { $0.isVoiceNamed && $0.voiceID == voiceID } }

    /// The jobs of a type, the newest first.
    func jobs(ofType type: String) -> [Job] { jobs.filter { $0.type == type }.reversed() }

    /// Adds a job unless its voice's ID is taken; whether it was added.
    func add(_ job: Job) -> Bool {
        if job.isVoiceNamed, self.job(ofVoice: job.voiceID) != nil { return false }
        jobs.append(job)
        return true
    }

    /// Notes that the recording of a sentence has passed.
    func note(detected sentence: Int, ofVoice voiceID: String) {
        if let index = index(ofVoice: voiceID) { jobs[index].detected.insert(sentence) }
    }

    /// Lets a job of the basic edition begin its training, once.
    func train(voice voiceID: String, _ timeline: JobTimeline<String>) {
        if let index = index(ofVoice: voiceID), jobs[index].timeline == nil { jobs[index].timeline = timeline }
    }

    private func index(ofVoice voiceID: String) -> Int? {
        jobs.firstIndex { $0.isVoiceNamed && $0.voiceID == voiceID }
    }
}
