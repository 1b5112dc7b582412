/// What an answer that was not understood is shown by.
enum ResponseExcerpt {
    /// The first 200 printable characters of the body in quotation marks, or that it is empty.
    static func words(_ response: HTTPResponse) -> String {
        if (300...399).contains(response.status) {
            // Without path and query, which may say who asked.
            let goal = response.header("Location")?.prefixMatch(of: /(?i)https?:\/\/[^\/?#]+/)
                .flatMap { Endpoint(String($0.output)) }
            return "HTTP \(response.status): the service redirects\(goal.map { " (to \($0))" } ?? "")"
        }
        let text = String(decoding: response.body.prefix(2048), as: UTF8.self)
        let printable = text.unicodeScalars.lazy
            .map { $0.properties.generalCategory == .control ? " " : Character($0) }
            .prefix(200)
        let excerpt = String(printable).split(separator: " ").joined(separator: " ")
        return excerpt.isEmpty
            ? "HTTP \(response.status) with an empty body" : "HTTP \(response.status), beginning \"\(excerpt)\""
    }
}
