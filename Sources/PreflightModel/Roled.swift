/// Something with the part that it plays in a submission.
@dynamicMemberLookup
public struct Roled<Item: Hashable & Sendable & Codable>: Hashable, Sendable {
    /// The role's name in the profile.
    public var role: String
    /// What plays it.
    public var item: Item

    /// Gives `item` the role.
    public init(role: String, item: Item) {
        self.role = role
        self.item = item
    }

    /// What the item says of itself.
    public subscript<Value>(dynamicMember member: WritableKeyPath<Item, Value>) -> Value {
        get { item[keyPath: member] }
        set { item[keyPath: member] = newValue }
    }
}

extension Roled: Codable {
    private enum CodingKeys: String, CodingKey { case role }

    /// Reads an item with a `role` beside its other keys.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(role: try values.decode(String.self, forKey: .role), item: try Item(from: decoder))
    }

    /// Writes an item with a `role` beside its other keys.
    public func encode(to encoder: any Encoder) throws {
        try item.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(role, forKey: .role)
    }
}

/// A recording with the part that it plays in a submission.
public typealias RoledRecording = Roled<RecordingMeasurement>

extension Roled where Item == RecordingMeasurement {
    /// Gives `measurement` the role.
    package init(role: String, measurement: RecordingMeasurement) { self.init(role: role, item: measurement) }

    /// The measurement.
    package var measurement: RecordingMeasurement {
        get { item }
        set { item = newValue }
    }
}

/// A recording that could not be measured, with the part that it was to play.
public typealias RoledUnreadable = Roled<UnreadableRecording>

extension Roled where Item == UnreadableRecording {
    /// Gives `recording` the role.
    package init(role: String, recording: UnreadableRecording) { self.init(role: role, item: recording) }

    /// The recording and the reason.
    package var recording: UnreadableRecording {
        get { item }
        set { item = newValue }
    }
}

/// A document or text, with the part that it plays in a submission.
public typealias RoledDocument = Roled<MeasuredDocument>

extension Roled where Item == MeasuredDocument {
    /// Gives a document its role.
    package init(
        role: String, path: RecordingPath, byteCount: Int64, content: DocumentMeasurement? = nil,
        transcript: TranscriptMeasurement? = nil, archive: RecordingPath? = nil
    ) {
        self.init(
            role: role,
            item: MeasuredDocument(
                path: path, archive: archive, byteCount: byteCount, content: content, transcript: transcript))
    }
}
