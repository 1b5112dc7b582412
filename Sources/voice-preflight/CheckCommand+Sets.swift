import ArgumentParser
import VoicePreflight

/// What measurements are grouped by: `--group-by set`.
enum MeasurementGrouping: String, CaseIterable, ExpressibleByArgument {
    case set
}

/// `voice-preflight check --measurements FILE --group-by set`: a report for each set, in the memory of the largest one.
extension CheckCommand {
    /// Judges one set after the other.
    func checkSets(_ settings: CheckSettings, profiles: [Profile], outputs: ReportOutputs) throws {
        guard profiles.count == 1, let profile = profiles.first else {
            throw CommandFailure(.usage, "--group-by judges by one profile. Give one --profile.")
        }
        guard outputs.formats.count == 1, let output = outputs.formats.first, output.file == nil,
            ["text", "json"].contains(output.format.name)
        else {
            throw CommandFailure(.usage, "--group-by writes either text or json to standard output.")
        }
        guard settings.suppressions.isEmpty, settings.baseline.value == nil, baseline.writeBaseline == nil else {
            throw CommandFailure(.usage, "suppressions and baselines are of one set, and --group-by has many.")
        }
        let input = CheckInput(
            parameters: settings.parameterValues, isComplete: settings.isComplete.value, failOn: settings.failOn.value)
        var verdicts: Set<Verdict> = []
        func finish(_ running: RunningSet) throws {
            var check = running.check
            check.pronounce(by: .installed)
            let report = check.report(tool: .voicePreflight)
            verdicts.insert(report.verdict)
            let text =
                output.format.name == "json"
                ? try JSONText.line(SetReport(set: running.name, report: report))
                : "\(ReportText.heading(ofSet: running.name, style: output.style))\(try output.format.render([report]))"
            try StandardOutput.write(text)
        }
        var running: RunningSet?
        for name in measurements.flatMap(LongArguments.ofProcess.unfolded) {
            do {
                var reader = try Self.reader(name)
                while let line = try reader.next() {
                    guard let set = line.item.set else {
                        throw CommandFailure(
                            .dataChanged,
                            "\(name): the measurement of \(line.item.path) names no set. Measure with requests that have "
                                + "one: {\"path\": \"take.wav\", \"set\": \"narrator\"}.")
                    }
                    if let current = running, current.name != set {
                        guard current.name.utf8.lexicographicallyPrecedes(set.utf8) else {
                            throw CommandFailure(
                                .dataChanged,
                                "\(name): the set \"\(set)\" comes behind \"\(current.name)\". Sort the measurements by "
                                    + "set, as bytes.")
                        }
                        try finish(current)
                        running = nil
                    }
                    if running == nil { running = RunningSet(set, ProfileCheck(profile, settings: input)) }
                    try running?.add(line.item)
                }
            } catch let failure as DocumentFailure {
                throw CommandFailure(document: failure)
            }
        }
        guard let running else {
            throw CommandFailure(.noInput, "there are no measurements. Give some, sorted by set.")
        }
        try finish(running)
        leave(Self.status(of: Array(verdicts)))
    }
}

/// The set whose measurements come in.
private struct RunningSet {
    let name: String
    private(set) var check: ProfileCheck
    private var count = 0

    init(_ name: String, _ check: ProfileCheck) { (self.name, self.check) = (name, check) }

    /// Takes a measurement; the order is that in which they come, since those of several workers count from 0 each.
    mutating func add(_ item: MeasuredItem) throws {
        if let role = item.role { try check.require(role: role) }
        var item = item
        item.index = count
        count += 1
        check.add(item, from: 0)
    }
}
