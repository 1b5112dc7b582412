import PreflightModel

/// A measurement with its waveform and all places of speech, which are not in the measurement's own JSON form.
struct DrawnMeasurement: Codable {
    var measurement: RecordingMeasurement

    private enum CodingKeys: String, CodingKey { case waveform, speechPlaces }

    init(measurement: RecordingMeasurement) { self.measurement = measurement }

    /// Reads a measurement with both beside its other keys.
    init(from decoder: any Decoder) throws {
        measurement = try RecordingMeasurement(from: decoder)
        let values = try decoder.container(keyedBy: CodingKeys.self)
        measurement.waveform = try values.decodeIfPresent(Waveform.self, forKey: .waveform)
        measurement.speechPlaces = try values.decodeIfPresent([SoundPlace].self, forKey: .speechPlaces) ?? []
    }

    /// Writes a measurement with both beside its other keys.
    func encode(to encoder: any Encoder) throws {
        try measurement.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(measurement.waveform, forKey: .waveform)
        if !measurement.speechPlaces.isEmpty { try values.encode(measurement.speechPlaces, forKey: .speechPlaces) }
    }
}
