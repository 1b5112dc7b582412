/// The words for an object store that has other bytes than were sent.
enum StoredBytes {
    /// - Parameters:
    ///   - sent: CRC-64 of what was sent, a decimal number.
    ///   - stored: CRC-64 that the store states, as it may be shown.
    static func differ(sent: String, stored: String) -> String {
        "CRC-64 of what is stored is \(stored), of what was sent \(sent): the bytes changed on the way"
    }
}
