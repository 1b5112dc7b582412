/// The order in which measurements come out.
public enum MeasuringOrder: String, Sendable, CaseIterable {
    /// That of the input: a long recording keeps those behind it back, but never more than a thousand.
    case input
    /// Each as soon as it is done; its `index` says where it belongs.
    case completion
}
