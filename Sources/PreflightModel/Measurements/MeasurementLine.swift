/// One item as a line of JSON lines, which says by itself what it is and how it came about: lines of several runs can be
/// put together, in any order.
public struct MeasurementLine: Hashable, Sendable {
    /// The program that measured; nil where nobody said, as in version 1 of the JSON form.
    public var tool: Report.Tool?
    /// How deep the file was to be measured; nil where nobody said.
    public var depth: MeasurementMethod?
    /// The item.
    public var item: MeasuredItem

    /// Makes a line from its parts.
    public init(tool: Report.Tool?, depth: MeasurementMethod?, item: MeasuredItem) {
        self.tool = tool
        self.depth = depth
        self.item = item
    }
}

extension MeasurementLine: Codable {
    private enum CodingKeys: String, CodingKey {
        case schema, tool, depth, kind
        /// What tells the kinds of version 1 apart, which does not name them.
        case entries, code, container
    }

    /// Reads a line, or one of version 1.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let kind = try values.decodeIfPresent(MeasuredItem.Kind.self, forKey: .kind)
        if kind != nil {
            let schema = try values.decode(String.self, forKey: .schema)
            guard Measurements.readSchemas.contains(schema) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .schema, in: values,
                    debugDescription: "the schema is \"\(schema)\", and this version reads \"\(Measurements.schema)\"")
            }
        }
        let guess: MeasuredItem.Kind? =
            values.contains(.entries)
            ? .archive : values.contains(.code) ? .unreadable : values.contains(.container) ? .recording : nil
        guard let kind = kind ?? guess else {
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: values, debugDescription: "it is not a measurement: it says no kind")
        }
        self.init(
            tool: try values.decodeIfPresent(Report.Tool.self, forKey: .tool),
            depth: try values.decodeIfPresent(MeasurementMethod.self, forKey: .depth),
            item: try MeasuredItem(kind, from: decoder, fallback: 0))
    }

    /// Writes schema, tool, depth and kind beside the keys of the item.
    public func encode(to encoder: any Encoder) throws {
        try item.encode(to: encoder)
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(Measurements.schema, forKey: .schema)
        try values.encodeIfPresent(tool, forKey: .tool)
        try values.encodeIfPresent(depth, forKey: .depth)
        try values.encode(item.kind, forKey: .kind)
    }
}

/// The first line of a stream of measurements, before anything was measured: who measures, and how deep.
package struct MeasurementHead: Hashable, Sendable, Codable {
    private enum Kind: String, Codable { case head }

    private enum CodingKeys: String, CodingKey { case schema, kind, tool, depth }

    /// The program that measures.
    package let tool: Report.Tool
    /// How deep it measures.
    package let depth: MeasurementMethod
    private let schema: String
    private let kind: Kind

    /// Makes a head from its parts.
    package init(tool: Report.Tool, depth: MeasurementMethod) {
        (self.tool, self.depth) = (tool, depth)
        (schema, kind) = (Measurements.schema, .head)
    }
}
