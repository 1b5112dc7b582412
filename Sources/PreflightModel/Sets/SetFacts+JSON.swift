extension SetFacts: Codable {
    /// The name and version of the JSON form.
    package static let schema = "voice-preflight/set-facts/1"

    private enum CodingKeys: String, CodingKey {
        case schema, recordingCount, unhashedCount, byteCount, played, shortest, longest, durations, byteCounts, sound
        case digests, audio, names
    }

    private enum NameKeys: String, CodingKey { case name, count }

    private enum DigestKeys: String, CodingKey { case sha256, recordings }

    private enum AudioKeys: String, CodingKey { case samples, recordings }

    /// Reads the JSON form.
    ///
    /// - Throws: `DecodingError` for another version, and for numbers that no set has.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let schema = try values.decode(String.self, forKey: .schema)
        guard schema == Self.schema else {
            throw DecodingError.dataCorruptedError(
                forKey: .schema, in: values,
                debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Self.schema)\"")
        }
        var kept: Kept = []
        if values.contains(.digests) { kept.insert(.digests) }
        if values.contains(.names) { kept.insert(.names) }
        self.init(keeping: kept)
        recordingCount = try values.decodeNumber(forKey: .recordingCount)
        unhashedCount = try values.decodeNumber(forKey: .unhashedCount)
        exactByteCount = try values.decode(JSONInteger.self, forKey: .byteCount).value
        duration = try values.decode(TotalDuration.self, forKey: .played)
        shortestDuration = try values.decode(TotalDuration.self, forKey: .shortest)
        longestDuration = try values.decode(TotalDuration.self, forKey: .longest)
        durations = try values.decodeIfPresent(Extremes<ExactDuration>.self, forKey: .durations)
        byteCounts = try values.decodeIfPresent(Extremes<Int64>.self, forKey: .byteCounts)
        sound = try values.decode(SetSound.self, forKey: .sound)
        if kept.contains(.digests) {
            var entries = try values.nestedUnkeyedContainer(forKey: .digests)
            while !entries.isAtEnd {
                let entry = try entries.nestedContainer(keyedBy: DigestKeys.self)
                digests[ContentDigest(try entry.decode(String.self, forKey: .sha256))] = try entry.decode(
                    Occurrences.self, forKey: .recordings)
            }
            entries = try values.nestedUnkeyedContainer(forKey: .audio)
            while !entries.isAtEnd {
                let entry = try entries.nestedContainer(keyedBy: AudioKeys.self)
                guard let samples = AudioDigest(notation: try entry.decode(String.self, forKey: .samples)) else {
                    throw DecodingError.dataCorruptedError(
                        forKey: .samples, in: entry, debugDescription: "not a hash of samples with rate and channels")
                }
                audio[samples] = try entry.decode(Occurrences.self, forKey: .recordings)
            }
        }
        if kept.contains(.names) {
            var entries = try values.nestedUnkeyedContainer(forKey: .names)
            while !entries.isAtEnd {
                let entry = try entries.nestedContainer(keyedBy: NameKeys.self)
                names[try entry.decode(RecordingPath.self, forKey: .name)] = try entry.decodeNumber(forKey: .count)
            }
        }
    }

    /// Writes the JSON form; lists are sorted, so that the same facts have the same bytes.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Self.schema, forKey: .schema)
        try values.encode(recordingCount, forKey: .recordingCount)
        try values.encode(unhashedCount, forKey: .unhashedCount)
        try values.encode(JSONInteger(exactByteCount), forKey: .byteCount)
        try values.encode(duration, forKey: .played)
        try values.encode(shortestDuration, forKey: .shortest)
        try values.encode(longestDuration, forKey: .longest)
        try values.encodeIfPresent(durations, forKey: .durations)
        try values.encodeIfPresent(byteCounts, forKey: .byteCounts)
        try values.encode(sound, forKey: .sound)
        if kept.contains(.digests) {
            var entries = values.nestedUnkeyedContainer(forKey: .digests)
            for (digest, recordings) in digests.sorted(by: { $0.value.first < $1.value.first }) {
                var entry = entries.nestedContainer(keyedBy: DigestKeys.self)
                try entry.encode(digest.description, forKey: .sha256)
                try entry.encode(recordings, forKey: .recordings)
            }
            entries = values.nestedUnkeyedContainer(forKey: .audio)
            for (samples, recordings) in audio.sorted(by: { $0.value.first < $1.value.first }) {
                var entry = entries.nestedContainer(keyedBy: AudioKeys.self)
                try entry.encode(samples.notation, forKey: .samples)
                try entry.encode(recordings, forKey: .recordings)
            }
        }
        if kept.contains(.names) {
            var entries = values.nestedUnkeyedContainer(forKey: .names)
            for (name, count) in names.sorted(by: { $0.key < $1.key }) {
                var entry = entries.nestedContainer(keyedBy: NameKeys.self)
                try entry.encode(name, forKey: .name)
                try entry.encode(count, forKey: .count)
            }
        }
    }
}

extension SetFacts.Extremes: Codable where Value: Codable {
    private enum CodingKeys: String, CodingKey { case least, most }

    private enum ExtremeKeys: String, CodingKey { case value, recording }

    /// Reads the JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func extreme(_ key: CodingKeys) throws -> SetFacts.Extreme<Value> {
            let entry = try values.nestedContainer(keyedBy: ExtremeKeys.self, forKey: key)
            return SetFacts.Extreme(
                value: try entry.decode(Value.self, forKey: .value),
                recording: try entry.decode(Occurrence.self, forKey: .recording))
        }
        self.init(try extreme(.least))
        merge(Self(try extreme(.most)))
    }

    /// Writes the JSON form.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        for (key, extreme) in [(CodingKeys.least, least), (.most, most)] {
            var entry = values.nestedContainer(keyedBy: ExtremeKeys.self, forKey: key)
            try entry.encode(extreme.value, forKey: .value)
            try entry.encode(extreme.recording, forKey: .recording)
        }
    }
}

extension SetSound: Codable {
    private enum CodingKeys: String, CodingKey {
        case decodedCount, heardCount, heard, speechMilliseconds, uncertainMilliseconds, loudness, snr, noise
    }

    /// Reads the JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        decodedCount = try values.decodeNumber(forKey: .decodedCount)
        heardCount = try values.decodeNumber(forKey: .heardCount)
        heardDuration = try values.decode(TotalDuration.self, forKey: .heard)
        speechMilliseconds = try values.decodeCount(forKey: .speechMilliseconds)
        uncertainMilliseconds = try values.decodeCount(forKey: .uncertainMilliseconds)
        loudness = try values.decode(LevelSpread.self, forKey: .loudness)
        snr = try values.decode(LevelSpread.self, forKey: .snr)
        noise = try values.decode(LevelSpread.self, forKey: .noise)
    }

    /// Writes the JSON form.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(decodedCount, forKey: .decodedCount)
        try values.encode(heardCount, forKey: .heardCount)
        try values.encode(heardDuration, forKey: .heard)
        try values.encode(speechMilliseconds, forKey: .speechMilliseconds)
        try values.encode(uncertainMilliseconds, forKey: .uncertainMilliseconds)
        try values.encode(loudness, forKey: .loudness)
        try values.encode(snr, forKey: .snr)
        try values.encode(noise, forKey: .noise)
    }
}

extension LevelSpread: Codable {
    private enum CodingKeys: String, CodingKey { case count, hundredths, squares, extremes }

    /// Reads the JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        count = try values.decodeNumber(forKey: .count)
        hundredths = try values.decode(JSONInteger.self, forKey: .hundredths).value
        squares = try values.decode(JSONInteger.self, forKey: .squares).value
        extremes = try values.decodeIfPresent(SetFacts.Extremes<Double>.self, forKey: .extremes)
    }

    /// Writes the JSON form.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(count, forKey: .count)
        try values.encode(JSONInteger(hundredths), forKey: .hundredths)
        try values.encode(JSONInteger(squares), forKey: .squares)
        try values.encodeIfPresent(extremes, forKey: .extremes)
    }
}

extension Occurrence: Codable {
    private enum CodingKeys: String, CodingKey { case source, index, part, path }

    /// Reads the JSON form.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            place: InputPlace(
                source: try values.decodeNumber(forKey: .source),
                index: try values.decodeNumber(forKey: .index),
                part: try values.decodeNumber(forKey: .part)),
            path: try values.decode(RecordingPath.self, forKey: .path))
    }

    /// Writes the JSON form.
    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(place.source, forKey: .source)
        try values.encode(place.index, forKey: .index)
        try values.encode(place.part, forKey: .part)
        try values.encode(path, forKey: .path)
    }
}

extension Occurrences: Codable {
    /// Reads the JSON form: a list that is not empty.
    package init(from decoder: any Decoder) throws {
        var entries = try decoder.unkeyedContainer()
        self.init(try entries.decode(Occurrence.self))
        while !entries.isAtEnd { add(try entries.decode(Occurrence.self)) }
    }

    /// Writes the JSON form.
    package func encode(to encoder: any Encoder) throws {
        var entries = encoder.unkeyedContainer()
        for occurrence in [first] + others { try entries.encode(occurrence) }
    }
}
