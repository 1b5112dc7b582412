/// A value, and who chose it.
package struct Setting<Value: Sendable>: Sendable {
    /// Who chose a value.
    package enum Origin: Hashable, Sendable, CustomStringConvertible {
        /// The command line; the name of the option.
        case option(String)
        /// The environment; the name of the variable.
        case environment(String)
        /// A file, as `.voice-preflight.yml:3`.
        case file(String)
        /// Nobody.
        case preset

        /// In words.
        package var description: String {
            switch self {
            case .option(let name), .environment(let name): name
            case .file(let place): place
            case .preset: "default"
            }
        }
    }

    /// The value.
    package var value: Value
    /// Who chose it.
    package var origin: Origin

    /// Joins a value with its origin.
    package init(_ value: Value, _ origin: Origin) {
        self.value = value
        self.origin = origin
    }
}
