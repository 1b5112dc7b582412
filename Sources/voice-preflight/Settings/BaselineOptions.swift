import ArgumentParser
import Foundation
import VoicePreflight

/// `--baseline FILE` and `--write-baseline FILE`.
struct BaselineOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Count only findings that are not in this file.", valueName: "file"), completion: .file())
    var baseline: String?

    @Option(
        help: ArgumentHelp("Write the findings to this file, for --baseline.", valueName: "file"), completion: .file())
    var writeBaseline: String?

    /// The reports without what is suppressed or known; the new baseline is written.
    func apply(to reports: [Report], settings: CheckSettings, isWhole: Bool) throws -> [Report] {
        let workingFolder = try WorkingFolder.path()
        var pass = SuppressionPass(
            suppressions: settings.suppressions,
            place: settings.configuration?.place(from: workingFolder)
                ?? RelativePlace(workingFolder: workingFolder, folder: workingFolder),
            isWhole: isWhole)
        if let file = settings.baseline.value {
            pass.baseline = try Self.read(file)
            pass.baselineName = file
            pass.baselinePlace = RelativePlace(
                workingFolder: workingFolder, folder: try WorkingFolder.folder(of: file))
        }
        guard let today = CalendarDate.today() else {
            throw CommandFailure(.software, "the clock has no usable date; suppressions may have expired.")
        }
        let results = pass.applied(to: reports, today: today, failOn: settings.failOn.value)
        if let file = writeBaseline {
            let place = RelativePlace(workingFolder: workingFolder, folder: try WorkingFolder.folder(of: file))
            let baseline = Baseline(of: results, place: place, failOn: settings.failOn.value)
            try OutputFile.write(try JSONText.document(baseline), to: file, remedy: "Choose another place.")
            let count = baseline.findings.count
            StandardError.write(
                "voice-preflight: \(count) \(count == 1 ? "finding" : "findings") written to \(file). Leave "
                    + "\(count == 1 ? "it" : "them") out with --baseline \(file).\n")
        }
        return results
    }

    /// A baseline of many thousand findings has a few megabytes.
    private static let greatestSize = 64 << 20

    private static func read(_ file: String) throws -> Baseline {
        let data = Data(try ProfileFile.bytes(file, greatestSize: greatestSize))
        let baseline: Baseline
        do { baseline = try JSONDecoder().decode(Baseline.self, from: data) } catch {
            throw InvalidConfiguration([
                "\(file): is not a baseline written by --write-baseline. Write it again."
            ])
        }
        guard baseline.schema == Baseline.schema else {
            throw InvalidConfiguration([
                "\(file): has the schema \(baseline.schema), but this version reads \(Baseline.schema). Write it again."
            ])
        }
        return baseline
    }
}
