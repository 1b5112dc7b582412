/// An order to let something go wrong: `huawei.commit:drop-answer`, `alibaba.put:throttle*2`, `tencent.put@3:reset`,
/// `huawei.commit:end=FAILED`.
struct FaultOrder: Hashable, Sendable {
    /// The vendor, as `huawei`.
    let vendor: String
    /// The operation's API name, as `CommitVoiceTrainingJob`.
    let operation: String
    let fault: Fault
    /// How many requests go their way before the first that does not.
    var skipped: Int
    /// How many requests it strikes.
    var count: Int
}

/// An order that cannot be carried out, with what could be meant.
package struct WrongFaultOrder: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong and what is right.
    package let description: String
}

extension FaultOrder {
    /// Reads an order.
    ///
    /// - Parameter vendors: The operations that there are, by vendor.
    init(_ text: String, vendors: [String: [SandboxOperation]]) throws(WrongFaultOrder) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let dot = parts[0].firstIndex(of: ".") else { throw .form(text) }
        let vendor = parts[0][..<dot].lowercased()
        guard let operations = vendors[vendor] else { throw .vendor(text, vendor, Array(vendors.keys)) }
        let (name, place) = try Self.number(of: String(parts[0][parts[0].index(after: dot)...]), after: "@", in: text)
        let lowered = name.lowercased()
        guard
            let operation = operations.first(where: {
                $0.shortName.lowercased() == lowered || $0.name.lowercased() == lowered
            })
        else { throw .operation(text, name, vendor: vendor, operations) }
        let (fault, count) = try Self.number(of: parts[1], after: "*", in: text)
        guard let known = operation.faults.first(where: { $0.text.lowercased() == fault.lowercased() }) else {
            throw .fault(text, fault, vendor: vendor, operation)
        }
        self.init(
            vendor: vendor, operation: operation.name, fault: known, skipped: (place ?? 1) - 1, count: count ?? 1)
    }

    private static func number(
        of text: String, after mark: Character, in order: String
    ) throws(WrongFaultOrder) -> (String, Int?) {
        guard let place = text.lastIndex(of: mark) else { return (text, nil) }
        guard let number = Int(text[text.index(after: place)...]), (1...1_000_000).contains(number) else {
            throw .number(order, mark)
        }
        return (String(text[..<place]), number)
    }
}
