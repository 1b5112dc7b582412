/// Whole numbers as parameters write them.
package enum WholeNumber {
    /// The number that a text is; nil for anything but decimal digits with a minus sign where it is negative: no plus
    /// sign, no leading zero, no blank.
    package static func value(of text: String) -> Int64? {
        guard let number = Int64(text), String(number) == text else { return nil }
        return number
    }
}
