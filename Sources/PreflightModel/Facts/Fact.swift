/// One number or name that a sentence about a recording is made of.
///
/// A defect, an unreadable recording and a finding carry facts by name beside their code; the name says the unit
/// (`missingBytes`, `declaredFrames`). In JSON, a fact is a number, a string or an array of strings.
public enum Fact: Hashable, Sendable {
    /// A count, or a whole number of the unit that the fact's name says.
    case integer(Int64)
    /// A number with a fraction.
    case number(Double)
    /// A name, or other text that somebody else wrote.
    case text(String)
    /// Several names, in the order in which they are listed.
    case list([String])

    /// The whole number; nil for other facts.
    public var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    /// The number, whole or not; nil for texts.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text, .list: nil
        }
    }
    /// The text; nil for other facts.
    public var text: String? { if case .text(let value) = self { value } else { nil } }
    /// The names; nil for other facts.
    public var list: [String]? { if case .list(let value) = self { value } else { nil } }
}

extension Fact: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByStringLiteral,
    ExpressibleByArrayLiteral
{
    /// Makes a whole number.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// Makes a number with a fraction.
    public init(floatLiteral value: Double) { self = .number(value) }
    /// Makes a text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// Makes a list of names.
    public init(arrayLiteral elements: String...) { self = .list(elements) }
}

extension Fact: Codable {
    /// Reads a number, a string or an array of strings.
    ///
    /// - Throws: `DecodingError` for anything else.
    public init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let integer = try? value.decode(Int64.self) {
            self = .integer(integer)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else {
            self = .list(try value.decode([String].self))
        }
    }

    /// Writes the number, the string or the array of strings.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        }
    }
}
