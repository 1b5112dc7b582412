/// What is said, and what to do about it.
struct Sentence {
    var message: String
    /// Nil where there is nothing to do.
    var remedy: String?

    init(_ message: String, _ remedy: String? = nil) {
        self.message = message
        self.remedy = remedy
    }
}
