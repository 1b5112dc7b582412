/// Asks for the sentences that a speaker reads for a voice of the basic edition.
public struct GetDemonstrationForCustomizedVoiceJob: AlibabaRequest {
    /// One sentence.
    public struct Sentence: Hashable, Sendable, Decodable {
        /// Its number, which a recording of it is detected with.
        public var audioID: Int64
        /// What is read.
        public var text: String
        /// A reading of it, at an address that serves for 12 hours; nil if there is none.
        public var demoAudio: String?

        private enum CodingKeys: String, CodingKey {
            case audioID = "AudioId"
            case text = "Text"
            case demoAudio = "DemoAudio"
        }

        /// Reads a sentence, its number from a number or a text.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            audioID = try values.decode(StatedNumber.self, forKey: .audioID).integer
            text = try values.decode(String.self, forKey: .text)
            demoAudio = try values.decodeIfPresent(String.self, forKey: .demoAudio)
        }
    }

    /// The sentences, 20 by the document, in the order in which they are read.
    public struct Response: Hashable, Sendable, Decodable {
        /// The sentences.
        public var sentences: [Sentence]

        private enum CodingKeys: String, CodingKey { case sentences = "DemonstrationList" }
    }

    /// The action.
    public static let operation = "GetDemonstrationForCustomizedVoiceJob"

    /// What the voice is for.
    public var scenario: VoiceScenario

    /// A request for a scenario.
    public init(scenario: VoiceScenario) { self.scenario = scenario }

    /// The parameters, by the service's names.
    public var parameters: [String: String] { ["Scenario": scenario.rawValue] }
}
