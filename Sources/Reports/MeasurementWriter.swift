package import PreflightModel

/// Writes measurements item by item. Only a JSON document is kept until its end.
package protocol MeasurementWriter: Sendable {
    /// What is to be written now that this item is measured; may be empty.
    mutating func add(_ item: MeasuredItem) throws -> String
    /// What is to be written when there are no more items.
    mutating func finish() throws -> String
}
