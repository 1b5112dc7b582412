import Foundation

/// The parameters of one call, taken by name with the vendor's checks.
struct TencentParameters {
    private let values: [String: TencentValue]
    private let path: String

    /// The parameters in a request's body.
    ///
    /// - Parameter known: The names that the operation has.
    init(_ body: Data, known: Set<String>) throws(TencentRefusal) {
        guard let values = try? JSONDecoder().decode([String: TencentValue].self, from: body) else { throw .notJSON }
        try self.init(values, known: known, path: "")
    }

    private init(_ values: [String: TencentValue], known: Set<String>, path: String) throws(TencentRefusal) {
        // The SDKs leave out what is null; a client that sends it means the same.
        self.values = values.filter { $0.value != .null }
        self.path = path
        if let other = self.values.keys.sorted().first(where: { !known.contains($0) }) { throw .unknown(path + other) }
    }

    func text(_ name: String) throws(TencentRefusal) -> String? {
        guard let value = values[name] else { return nil }
        guard case .text(let text) = value else { throw .wrongType(path + name, "String") }
        return text
    }

    func requiredText(_ name: String) throws(TencentRefusal) -> String {
        guard let text = try text(name), !text.isEmpty else { throw .missing(path + name) }
        return text
    }

    func text(_ name: String, atMost limit: Int, code: String) throws(TencentRefusal) -> String? {
        guard let text = try text(name) else { return nil }
        guard text.unicodeScalars.count <= limit else {
            throw .value(path + name, "it has more than \(limit) characters", code: code)
        }
        return text
    }

    func integer(_ name: String) throws(TencentRefusal) -> Int64? {
        guard let value = values[name] else { return nil }
        guard case .integer(let number) = value else { throw .wrongType(path + name, "Integer") }
        return number
    }

    func integer(_ name: String, in range: ClosedRange<Int64>) throws(TencentRefusal) -> Int64? {
        guard let number = try integer(name) else { return nil }
        guard range.contains(number) else {
            throw .value(path + name, "\(number) is not from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    func object(_ name: String, known: Set<String>) throws(TencentRefusal) -> TencentParameters? {
        guard let value = values[name] else { return nil }
        guard case .object(let values) = value else { throw .wrongType(path + name, "Object") }
        return try TencentParameters(values, known: known, path: "\(path)\(name).")
    }

    /// Every number above 0 is an application of the sandbox's account, so that a package can be rehearsed as it is.
    func application() throws(TencentRefusal) -> Int64 {
        guard let id = try integer("SubAppId") else { throw .missing("SubAppId") }
        guard id > 0 else {
            throw .value("SubAppId", "there is no application \(id)", code: "InvalidParameterValue.SubAppId")
        }
        return id
    }
}
