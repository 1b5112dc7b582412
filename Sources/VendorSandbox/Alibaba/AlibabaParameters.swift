import Foundation

/// The parameters of a call to the media services: of the query, and of a form in the body.
struct AlibabaParameters {
    private var values: [String: String] = [:]

    init(_ request: SandboxRequest) {
        for parameter in request.head.parameters { values[parameter.name] = parameter.value ?? "" }
        guard request.head.header("content-type")?.hasPrefix("application/x-www-form-urlencoded") == true,
            let form = request.body.text
        else { return }
        let head = SandboxRequestHead(method: "POST", path: "/", query: form.replacing("+", with: "%20"))
        for parameter in head.parameters { values[parameter.name] = parameter.value ?? "" }
    }

    /// The value; nil where it is missing or empty.
    func text(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// A value that must be there.
    func needed(_ name: String) throws(AlibabaRefusal) -> String {
        guard let value = text(name) else { throw .missing(name) }
        return value
    }

    /// A value of at most so many characters.
    func text(_ name: String, atMost limit: Int) throws(AlibabaRefusal) -> String? {
        guard let value = text(name) else { return nil }
        guard value.unicodeScalars.count <= limit else { throw .invalid(name, "It has more than \(limit) characters.") }
        return value
    }

    /// A value that is one of these.
    func choice(_ name: String, of choices: [String]) throws(AlibabaRefusal) -> String? {
        guard let value = text(name) else { return nil }
        guard choices.contains(value) else { throw .invalid(name) }
        return value
    }

    /// A value that is one of these and must be there.
    func neededChoice(_ name: String, of choices: [String]) throws(AlibabaRefusal) -> String {
        guard let value = try choice(name, of: choices) else { throw .missing(name) }
        return value
    }

    /// A whole number within limits.
    func number(_ name: String, within limits: ClosedRange<Int>, else usual: Int) throws(AlibabaRefusal) -> Int {
        guard let value = text(name) else { return usual }
        guard let number = Int(value), limits.contains(number) else { throw .invalid(name) }
        return number
    }

    /// A value that is JSON of this form; nil where it is missing.
    func json<Value: Decodable>(_ name: String, as type: Value.Type) throws(AlibabaRefusal) -> Value? {
        guard let value = text(name) else { return nil }
        do { return try JSONDecoder().decode(type, from: Data(value.utf8)) } catch {
            throw .invalid(name, "It is not the JSON that is expected.")
        }
    }
}
