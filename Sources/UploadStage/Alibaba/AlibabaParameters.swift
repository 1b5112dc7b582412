import VendorClients

/// Reads the parameters of a package as the service's requests take them, and collects what is missing.
struct AlibabaParameters {
    private let package: SubmissionPackage
    private(set) var messages: [String] = []

    init(_ package: SubmissionPackage) { self.package = package }

    /// A text that must be given.
    mutating func needed(_ name: String) -> String {
        if let value = package.parameter(name) { return value }
        messages.append(SubmissionWords.missing(name))
        return ""
    }

    /// A value out of a list; nil where none is given.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ type: Value.Type
    ) -> Value? where Value.RawValue == String {
        guard let text = package.parameter(name) else { return nil }
        if let value = Value(rawValue: text) { return value }
        messages.append(AlibabaSubmissionWords.notOneOf(name, text, Value.allCases.map(\.rawValue)))
        return nil
    }

    /// A value out of a list that must be given; `placeholder` stands for it where it is not.
    mutating func needed<Value: RawRepresentable & CaseIterable>(
        _ name: String, _ placeholder: Value
    ) -> Value where Value.RawValue == String {
        if package.parameter(name) == nil { messages.append(SubmissionWords.missing(name)) }
        return choice(name, Value.self) ?? placeholder
    }

    /// - Throws: `SubmissionFailure` of kind `usage` with everything that is missing or wrong.
    func finish(_ mistakes: [RequestMistake]) throws {
        let all = messages + mistakes.map { "\($0.parameter): \($0.message)." }
        guard all.isEmpty else { throw SubmissionFailure(.usage, all + ["Nothing was sent."]) }
    }
}
