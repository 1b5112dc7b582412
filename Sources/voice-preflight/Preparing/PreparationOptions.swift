public import ArgumentParser
public import VoicePreflight

extension PreparationCost: ExpressibleByArgument {}

/// What may be done to recordings, of every command that prepares them.
struct PreparationOptions: ParsableArguments {
    @Option(help: "What operations may cost at most: lossless, resample or lossy.")
    var allow: PreparationCost = .lossless

    @Option(
        help: ArgumentHelp(
            "The total length to aim at, as 20min (default: as much good material as the vendor accepts).",
            valueName: "duration"))
    var aim: DurationArgument?

    @Option(
        help: ArgumentHelp(
            "How far to stay away from the vendor's limits on the total length, and how far to be from --aim.",
            valueName: "duration"))
    var margin = DurationArgument(seconds: 1)

    /// The same for the library.
    var wishes: Preparation.Wishes {
        Preparation.Wishes(allowedCost: allow, aim: aim?.seconds, margin: margin.seconds)
    }
}

/// A length such as `20min`, `90s`, `1.5h` or `500ms`.
struct DurationArgument: ExpressibleByArgument, Sendable {
    let seconds: Double

    init(seconds: Double) { self.seconds = seconds }

    init?(argument: String) {
        let units: [(String, Double)] = [("ms", 0.001), ("min", 60), ("s", 1), ("h", 3600)]
        guard let (unit, factor) = units.first(where: { argument.hasSuffix($0.0) }),
            let number = Double(argument.dropLast(unit.count)), number.isFinite, number >= 0, number * factor < 1e9
        else { return nil }
        seconds = number * factor
    }

    var defaultValueDescription: String { "\(Int(seconds))s" }
}
