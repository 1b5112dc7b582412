/// A number that a service states as a JSON number or as a text, such as `"216.206667"`.
struct StatedNumber: Decodable {
    var value: Double
    var integer: Int64

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Int64.self) {
            (integer, value) = (number, Double(number))
            return
        }
        let number: Double?
        if let text = try? container.decode(String.self) {
            if let whole = Int64(text) {
                (integer, value) = (whole, Double(whole))
                return
            }
            number = Double(text)
        } else {
            number = try container.decode(Double.self)
        }
        guard let number, number.isFinite, let whole = Int64(exactly: number.rounded(.towardZero)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "this is not a number")
        }
        (value, integer) = (number, whole)
    }
}
