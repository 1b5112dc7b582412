import Foundation

/// XML as OSS writes it.
enum OSSXML {
    /// The number of a request: 24 hexadecimal digits in capitals.
    static func requestID(_ request: SandboxRequest) -> String { String(request.id.prefix(24)).uppercased() }

    static func document(_ name: String, _ content: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(name)>\(content)</\(name)>\n"
    }

    static func element(_ name: String, _ text: String) -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<\(name)>\(escaped)</\(name)>"
    }

    static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    /// The parts that a body of CompleteMultipartUpload names, by number and entity tag without quotation marks; nil
    /// where it is none.
    static func parts(in text: String) -> [(number: Int, eTag: String)]? {
        guard text.contains("<CompleteMultipartUpload") else { return nil }
        var parts: [(number: Int, eTag: String)] = []
        for match in text.matches(of: /<Part>(.*?)<\/Part>/.dotMatchesNewlines()) {
            guard let number = match.output.1.firstMatch(of: /<PartNumber>\s*(\d+)\s*<\/PartNumber>/),
                let tag = match.output.1.firstMatch(
                    of: /<ETag>\s*(?:"|&quot;|&#34;)?([^"&<]*)(?:"|&quot;|&#34;)?\s*<\/ETag>/),
                let value = Int(number.output.1)
            else { return nil }
            parts.append((value, String(tag.output.1)))
        }
        return parts
    }
}
