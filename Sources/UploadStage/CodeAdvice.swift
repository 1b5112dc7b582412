import PreflightModel
import VendorClients

/// What to do about the codes that say more than their kind: each vendor's table stands in its folder.
enum CodeAdvice {
    /// One entry of a table.
    struct Entry: Sendable {
        /// The vendor's code; it covers the codes that refine it behind a dot.
        var code: String
        /// What to do, given the failure.
        var words: @Sendable (VendorFailure) -> String

        /// An entry whose words are the same for every failure.
        init(_ code: String, _ words: String) {
            self.code = code
            self.words = { _ in words }
        }

        /// An entry whose words depend on the failure.
        init(_ code: String, _ words: @escaping @Sendable (VendorFailure) -> String) {
            self.code = code
            self.words = words
        }
    }

    /// The words for a failure; nil where its kind says all that there is to say.
    static func words(for failure: VendorFailure) -> String? {
        guard let code = failure.code else { return nil }
        let table = VendorDescription.of(failure.vendor)?.codeAdvice ?? []
        return table.first { code == $0.code || code.hasPrefix("\($0.code).") }?.words(failure)
    }
}
