/// Long lists of paths, as a shell makes them of `*.wav`, kept away from the argument parser.
///
/// ArgumentParser's time grows with the square of the number of arguments: 4,000 paths would take half a second, which is
/// ten times what measuring them takes. So a run of paths is handed to it as one token, and unfolded again afterwards.
/// So is `-=NAME`, which it would take for an option.
struct LongArguments: Sendable {
    /// Those of this process.
    static let ofProcess = LongArguments(Array(CommandLine.arguments.dropFirst()))

    /// What the parser gets to see.
    let parsed: [String]
    private var runs: [[String]] = []

    init(_ arguments: [String]) {
        guard let command = arguments.first, ["measure", "check", "watch", "package"].contains(command) else {
            parsed = arguments
            return
        }
        // With fewer, nothing is gained; and only these commands take many.
        let isLong = arguments.count > 64 && ["measure", "check"].contains(command)
        guard isLong || arguments.contains(where: { $0.hasPrefix("-=") }) else {
            parsed = arguments
            return
        }
        var kept = [command]
        var run: [String] = []
        for argument in arguments.dropFirst() {
            if argument.hasPrefix("-=") {
                run.append(argument)
            } else if argument.hasPrefix("-") {
                Self.close(&run, &kept, &runs)
                kept.append(argument)
            } else if run.isEmpty, kept.last?.hasPrefix("-") == true {
                // It may be the value of the option before it; what comes after it is not, since no option takes two.
                kept.append(argument)
            } else if !isLong {
                Self.close(&run, &kept, &runs)
                kept.append(argument)
            } else {
                run.append(argument)
            }
        }
        Self.close(&run, &kept, &runs)
        parsed = kept
    }

    private static func close(_ run: inout [String], _ kept: inout [String], _ runs: inout [[String]]) {
        guard !run.isEmpty else { return }
        // No argument of a process can begin with a zero byte.
        kept.append("\0\(runs.count)")
        runs.append(run)
        run = []
    }

    /// The arguments that a parsed one stands for: itself, or a run.
    func unfolded(_ argument: String) -> [String] {
        guard argument.hasPrefix("\0"), let index = Int(argument.dropFirst()), runs.indices.contains(index) else {
            return [argument]
        }
        return runs[index]
    }
}
