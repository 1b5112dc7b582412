/// A recording with the part that it plays in a submission.
public struct RoledRecording: Hashable, Sendable {
    /// The role's name in the profile.
    public var role: String
    /// The measurement.
    public var measurement: RecordingMeasurement

    /// Gives `measurement` the role.
    public init(role: String, measurement: RecordingMeasurement) {
        self.role = role
        self.measurement = measurement
    }
}

extension RoledRecording: Codable {
    private enum CodingKeys: String, CodingKey { case role }

    /// Reads a measurement with a `role` beside its other keys.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            role: try values.decode(String.self, forKey: .role), measurement: try RecordingMeasurement(from: decoder))
    }

    /// Writes a measurement with a `role` beside its other keys.
    public func encode(to encoder: any Encoder) throws {
        try measurement.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(role, forKey: .role)
    }
}

/// A recording that could not be measured, with the part that it was to play.
public struct RoledUnreadable: Hashable, Sendable {
    /// The role's name in the profile.
    public var role: String
    /// The recording and the reason.
    public var recording: UnreadableRecording

    /// Gives `recording` the role.
    public init(role: String, recording: UnreadableRecording) {
        self.role = role
        self.recording = recording
    }
}

extension RoledUnreadable: Codable {
    private enum CodingKeys: String, CodingKey { case role }

    /// Reads an unreadable recording with a `role` beside its other keys.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            role: try values.decode(String.self, forKey: .role), recording: try UnreadableRecording(from: decoder))
    }

    /// Writes an unreadable recording with a `role` beside its other keys.
    public func encode(to encoder: any Encoder) throws {
        try recording.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(role, forKey: .role)
    }
}
