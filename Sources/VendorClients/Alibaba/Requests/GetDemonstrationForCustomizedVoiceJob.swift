/// Asks for the sentences that a speaker reads for a voice of the basic edition.
package struct GetDemonstrationForCustomizedVoiceJob: AlibabaRequest {
    /// One sentence.
    package struct Sentence: Hashable, Sendable, Decodable {
        /// Its number, which a recording of it is detected with.
        package var audioID: Int64
        /// What is read.
        package var text: String
        /// A reading of it, at an address that serves for 12 hours; nil if there is none.
        package var demoAudio: String?

        private enum CodingKeys: String, CodingKey {
            case audioID = "AudioId"
            case text = "Text"
            case demoAudio = "DemoAudio"
        }

        /// Reads a sentence, its number from a number or a text.
        package init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            audioID = try values.decode(StatedNumber.self, forKey: .audioID).integer
            text = try values.decode(String.self, forKey: .text)
            demoAudio = try values.decodeIfPresent(String.self, forKey: .demoAudio)
        }
    }

    /// The sentences, 20 by the document, in the order in which they are read.
    package struct Response: Hashable, Sendable, Decodable {
        /// The sentences.
        package var sentences: [Sentence]

        private enum CodingKeys: String, CodingKey { case sentences = "DemonstrationList" }
    }

    /// The action.
    package static let operation = "GetDemonstrationForCustomizedVoiceJob"

    /// What the voice is for.
    package var scenario: VoiceScenario

    /// A request for a scenario.
    package init(scenario: VoiceScenario) { self.scenario = scenario }

    /// The parameters, by the service's names.
    package var parameters: [String: String] { ["Scenario": scenario.rawValue] }
}
