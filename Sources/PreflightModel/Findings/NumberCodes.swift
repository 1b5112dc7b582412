/// The codes of what a rule says of a number that it limits.
package struct NumberCodes: Hashable, Sendable {
    /// The rule's keyword in profiles.
    package let kind: String
    /// The number is allowed.
    package let met: FindingCode
    /// The number is below the minimum.
    package let tooLow: FindingCode
    /// The number is above the maximum.
    package let tooHigh: FindingCode
    /// The number is not in the list of those that are allowed.
    package let notAccepted: FindingCode
    /// The number is between two readings of a unit that the vendor does not define.
    package let unitUndefined: FindingCode
    /// The number depends on how a reader treats encoder delay and padding.
    package let dependsOnReader: FindingCode

    private init(_ kind: String, low: String, high: String) {
        func code(_ what: String) -> FindingCode { FindingCode(rawValue: "\(kind).\(what)") }
        self.kind = kind
        met = code("met")
        tooLow = code(low)
        tooHigh = code(high)
        notAccepted = code("not-accepted")
        unitUndefined = code("unit-undefined")
        dependsOnReader = code("depends-on-reader")
    }

    package static let duration = NumberCodes("duration", low: "too-short", high: "too-long")
    package static let totalDuration = NumberCodes("totalDuration", low: "too-short", high: "too-long")
    package static let size = NumberCodes("size", low: "too-small", high: "too-large")
    package static let totalSize = NumberCodes("totalSize", low: "too-small", high: "too-large")
    package static let count = NumberCodes("count", low: "too-few", high: "too-many")
    /// How many files a role takes.
    package static let files = NumberCodes("files", low: "too-few", high: "too-many")
    package static let sampleRate = NumberCodes("sampleRate", low: "too-low", high: "too-high")
    package static let channels = NumberCodes("channels", low: "too-few", high: "too-many")
    package static let bitDepth = NumberCodes("bitDepth", low: "too-low", high: "too-high")
    package static let bitRate = NumberCodes("bitRate", low: "too-low", high: "too-high")
    /// The length of a file name.
    package static let fileName = NumberCodes("fileName", low: "too-short", high: "too-long")
    /// The length of a parameter's value.
    package static let length = NumberCodes("length", low: "too-short", high: "too-long")
    /// The length of a parameter's value in bytes of UTF-8.
    package static let byteLength = NumberCodes("byteLength", low: "too-short", high: "too-long")
    package static let integer = NumberCodes("integer", low: "too-small", high: "too-large")

    package static let all: [NumberCodes] = [
        .duration, .totalDuration, .size, .totalSize, .count, .files, .sampleRate, .channels, .bitDepth, .bitRate,
        .fileName, .length, .byteLength, .integer,
    ]

    /// All codes of the kind.
    package var all: [FindingCode] {
        let some: [FindingCode] =
            switch self {
            case .duration, .totalDuration: [dependsOnReader]
            case .size, .totalSize: [unitUndefined]
            case .sampleRate, .channels, .bitDepth, .bitRate: [notAccepted]
            default: []
            }
        return [met, tooLow, tooHigh] + some
    }
}
