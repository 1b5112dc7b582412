extension BinaryInteger {
    /// The number with what it counts: "1 frame", "2 frames", "2 entries".
    package func counted(_ singular: String, _ plural: String? = nil) -> String {
        "\(self) \(agreed(singular, plural ?? singular + "s"))"
    }

    /// The word that goes with the number: "is" for 1, "are" for the others.
    package func agreed(_ singular: String, _ plural: String) -> String { self == 1 ? singular : plural }
}
