/// What an answer that was not understood is shown by.
enum AnswerExcerpt {
    /// The first 200 printable characters of the body in quotation marks, or that it is empty.
    static func words(_ response: HTTPResponse) -> String {
        let text = String(decoding: response.body.prefix(2048), as: UTF8.self)
        let printable = text.unicodeScalars.lazy
            .map { $0.properties.generalCategory == .control ? " " : Character($0) }
            .prefix(200)
        let excerpt = String(printable).split(separator: " ").joined(separator: " ")
        return excerpt.isEmpty
            ? "HTTP \(response.status) with an empty body" : "HTTP \(response.status), beginning \"\(excerpt)\""
    }
}
