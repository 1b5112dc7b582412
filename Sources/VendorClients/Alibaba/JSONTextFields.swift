/// The members of a JSON object that are texts and not empty; the others are passed over.
struct JSONTextFields: Decodable {
    private var texts: [String: String] = [:]

    /// A name that is known only when it is read.
    private struct Name: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Name.self)
        for name in values.allKeys {
            if let text = try? values.decode(String.self, forKey: name), !text.isEmpty {
                texts[name.stringValue] = text
            }
        }
    }

    /// The text of the first of `names` that is there.
    subscript(names: String...) -> String? { names.lazy.compactMap { texts[$0] }.first }
}
