import ArgumentParser
import VoicePreflight

/// What is to be shown of the sound of recordings, and how deep they are measured for it.
struct ListeningWishes {
    static var mosHelp: ArgumentHelp {
        "Estimate the opinion scores of DNSMOS P.835 too, at some fifteen times real time on each core."
    }

    /// As deep as was asked for, or as the columns need.
    let depth: MeasurementMethod
    let columns: [MeasurementColumn]
    let estimatesP835: Bool

    /// Reads the options.
    ///
    /// - Parameters:
    ///   - depth: The depth that was given; nil for what the columns need, at least `scan`.
    ///   - names: The columns by their names, separated by commas.
    ///   - isWide: Whether the usual columns come first.
    ///   - mos: Whether the scores of P.835 were asked for.
    /// - Throws: `CommandFailure` with status 64 for unknown columns, and for a depth that does not give what was asked for.
    init(depth: MeasurementMethod?, columns names: [String], isWide: Bool, mos: Bool) throws {
        var columns = isWide ? MeasurementColumns.wide : []
        var unknown: [String] = []
        for name in names.flatMap({ $0.split(separator: ",").map(String.init) }) {
            guard let column = MeasurementColumns.named(name) else {
                unknown.append(name)
                continue
            }
            if !columns.contains(where: { $0.name == name }) { columns.append(column) }
        }
        guard unknown.isEmpty else {
            let known = MeasurementColumns.all.map(\.name)
            throw CommandFailure(
                .usage,
                messages: unknown.map { name in
                    let near = Words.nearest(to: name, among: known)
                    return "there is no column \"\(name)\". "
                        + (near.map { "Did you mean \"\($0)\"?" } ?? "There are \(Words.list(known)).")
                })
        }
        estimatesP835 = mos || columns.contains(where: \.needsP835)
        if let depth {
            for column in columns where column.depth > depth {
                throw CommandFailure(
                    .usage,
                    "the column \(column.name) needs --depth \(column.depth.rawValue), but --depth \(depth.rawValue) was "
                        + "given. Leave --depth out, or ask for \(column.depth.rawValue).")
            }
            if mos { try Self.requireListening(at: depth, because: "--depth \(depth.rawValue) was given") }
        }
        let needed = columns.map(\.depth).max() ?? .scan
        self.depth = depth ?? max(needed, estimatesP835 ? .listen : .scan)
        self.columns = columns
    }

    /// Scores are heard only at depth `listen`.
    ///
    /// - Throws: `CommandFailure` with status 64.
    static func requireListening(at depth: MeasurementMethod, because reason: String) throws {
        guard depth < .listen else { return }
        throw CommandFailure(.usage, "--mos needs --depth listen, but \(reason). Leave one of them out.")
    }
}
