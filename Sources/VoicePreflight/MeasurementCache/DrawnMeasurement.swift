import PreflightModel

/// A measurement with its waveform, which is not in the measurement's own JSON form.
struct DrawnMeasurement: Codable {
    var measurement: RecordingMeasurement

    private enum CodingKeys: String, CodingKey { case waveform }

    init(measurement: RecordingMeasurement) { self.measurement = measurement }

    /// Reads a measurement with a `waveform` beside its other keys.
    init(from decoder: any Decoder) throws {
        measurement = try RecordingMeasurement(from: decoder)
        measurement.waveform = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(Waveform.self, forKey: .waveform)
    }

    /// Writes a measurement with a `waveform` beside its other keys.
    func encode(to encoder: any Encoder) throws {
        try measurement.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encodeIfPresent(measurement.waveform, forKey: .waveform)
    }
}
