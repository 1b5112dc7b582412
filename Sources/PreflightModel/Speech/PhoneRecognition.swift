/// What a phone recogniser heard in a recording, or why it heard nothing.
package struct PhoneRecognition: Hashable, Sendable {
    /// One speech sound.
    package struct Phone: Hashable, Sendable {
        /// The sound in the International Phonetic Alphabet.
        package var symbol: String
        /// Where it begins, in seconds from the first coded frame; known to about 0.05 s.
        package var start: Double

        /// Makes a phone.
        package init(_ symbol: String, start: Double) {
            self.symbol = symbol
            self.start = start.rounded(toDecimals: 2)
        }
    }

    /// Why nothing was heard.
    package struct Failure: OpenVocabulary {
        /// The reason's name.
        package let rawValue: String

        /// Takes a name; every name is allowed.
        package init(rawValue: String) { self.rawValue = rawValue }

        /// The library or its weights cannot be loaded.
        package static let notLoaded: Failure = "not-loaded"
        /// The recogniser ended before it answered.
        package static let crashed: Failure = "crashed"
        /// The recogniser did not answer in time.
        package static let timedOut: Failure = "timed-out"
        /// The answer cannot be one.
        package static let invalidAnswer: Failure = "invalid-answer"
        /// The recording is longer than what is recognised.
        package static let tooLong: Failure = "too-long"
    }

    /// What became of it.
    package enum Outcome: Hashable, Sendable {
        /// The phones in the order of time; none where nobody speaks.
        case heard([Phone])
        /// Nothing was heard.
        case failed(Failure)
    }

    /// The recogniser and its version: `hama 1.7.0`.
    package var recogniser: String
    /// What became of it.
    package var outcome: Outcome

    /// Makes a recognition from its parts.
    package init(recogniser: String, _ outcome: Outcome) {
        self.recogniser = recogniser
        self.outcome = outcome
    }
}

extension PhoneRecognition {
    /// Whether it failed for a reason that is not in the recording.
    package var mayBeRepeated: Bool {
        if case .failed(let failure) = outcome { failure != .tooLong } else { false }
    }
}

extension PhoneRecognition: Codable {
    private enum CodingKeys: String, CodingKey { case recogniser, phones, starts, failure }

    /// Reads the documented JSON form.
    ///
    /// - Throws: `DecodingError`, also where there are more phones than times, or fewer.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        recogniser = try values.decode(String.self, forKey: .recogniser)
        if let failure = try values.decodeIfPresent(Failure.self, forKey: .failure) {
            outcome = .failed(failure)
            return
        }
        // By scalars: a space and a mark behind it are one character.
        let symbols = try values.decode(String.self, forKey: .phones).unicodeScalars.split(separator: " ")
        let starts = try values.decode([Double].self, forKey: .starts)
        guard symbols.count == starts.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .starts, in: values,
                debugDescription: "there are \(symbols.count) phones and \(starts.count) times")
        }
        outcome = .heard(zip(symbols, starts).map { Phone(String($0), start: $1) })
    }

    /// Writes the documented JSON form: the symbols in one text, with spaces between them, and where each begins.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(recogniser, forKey: .recogniser)
        switch outcome {
        case .failed(let failure): try values.encode(failure, forKey: .failure)
        case .heard(let phones):
            try values.encode(phones.map(\.symbol).joined(separator: " "), forKey: .phones)
            try values.encode(phones.map(\.start), forKey: .starts)
        }
    }
}
