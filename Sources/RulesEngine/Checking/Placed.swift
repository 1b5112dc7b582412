import PreflightModel

/// Something with its place in the order of input.
struct Placed<Value: Sendable>: Sendable {
    let place: InputPlace
    var value: Value
}

extension Array {
    /// The elements in the order of input; those of one place stay as they are.
    func inOrder<Value>() -> [Placed<Value>] where Element == Placed<Value> { sorted { $0.place < $1.place } }
}
