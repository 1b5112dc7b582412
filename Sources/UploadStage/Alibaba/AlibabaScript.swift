import VendorClients

/// The sentences that a speaker reads for a voice of the basic edition.
enum AlibabaScript {
    /// The sentences of a scenario, in the order in which they are read.
    ///
    /// - Throws: `SubmissionFailure`.
    @Sendable static func sentences(
        _ scenario: String, _ target: SubmissionTarget, _ connection: VendorConnection
    ) async throws -> [ScriptSentence] {
        guard let scenario = VoiceScenario(rawValue: scenario) else {
            throw SubmissionFailure(
                .usage, AlibabaSubmissionWords.notOneOf("--scenario", scenario, VoiceScenario.allCases.map(\.rawValue)))
        }
        let client = try AlibabaAccess(target, connection).client
        do {
            return try await client.send(GetDemonstrationForCustomizedVoiceJob(scenario: scenario)).sentences
                .map { ScriptSentence(number: $0.audioID, text: $0.text) }
        } catch let failure as VendorFailure {
            throw SubmissionFailure(failure)
        }
    }
}
