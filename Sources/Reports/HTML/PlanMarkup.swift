import PreflightModel

/// What a plan does with one file of a page: the parts of an original that are used, and what was done to a new recording.
struct PlanMarkup {
    /// A part of an original that goes into a new recording, in seconds.
    struct Part: Hashable {
        var start: Double
        var end: Double
        /// The new recording.
        var result: String
    }

    /// The parts that are used, in order; nil where all of the file is used, or no plan is about it.
    let parts: [Part]?
    /// What is said below the waveform.
    let html: String

    init(_ path: RecordingPath, in preparation: ReportContext.Preparation) {
        let plan = preparation.plan
        if let source = plan.sources.firstIndex(where: { $0.path == path }) {
            parts = Self.parts(of: source, in: plan)
            html = Self.fate(of: source, in: plan)
        } else {
            let folder = preparation.folder ?? ""
            let result = plan.results.first { folder.appending($0.path.bytes) == path }
            parts = nil
            html = result.map { Self.origin(of: $0, in: plan) } ?? ""
        }
    }

    private static func parts(of source: Int, in plan: PreparationPlan) -> [Part]? {
        guard let format = plan.sources[source].format else { return nil }
        var parts: [Part] = []
        for result in plan.results {
            for part in result.take.parts where part.source == source {
                let frames = part.frames ?? 0..<format.frameCount
                let seconds = { (frame: Int64) in Double(frame) / Double(max(1, format.sampleRate)) }
                parts.append(
                    Part(
                        start: seconds(frames.lowerBound), end: seconds(frames.upperBound),
                        result: result.path.description))
            }
        }
        return parts.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// What becomes of an original.
    private static func fate(of source: Int, in plan: PreparationPlan) -> String {
        var lines: [String] = []
        for result in plan.results where result.take.parts.contains(where: { $0.source == source }) {
            let steps = result.steps.map { EnglishPlans.sentence(of: $0) }.joined(separator: ". ")
            lines.append("→ \(result.path)" + (steps.isEmpty ? "" : ": \(steps)."))
        }
        for exclusion in plan.leftOut where exclusion.source == source {
            lines.append("Left out\(place(of: exclusion, in: plan)): \(EnglishPlans.sentence(of: exclusion)).")
        }
        return paragraphs(lines)
    }

    /// " from 0:10.000 to 0:20.000" of a piece; empty of a whole recording.
    private static func place(of exclusion: PlannedExclusion, in plan: PreparationPlan) -> String {
        guard let frames = exclusion.frames, let rate = plan.sources[exclusion.source].format?.sampleRate else {
            return ""
        }
        func clock(_ frame: Int64) -> String {
            MeasurementWords.clock(ExactDuration(frameCount: frame, sampleRate: rate))
        }
        return " from \(clock(frames.lowerBound)) to \(clock(frames.upperBound))"
    }

    /// Where a new recording comes from.
    private static func origin(of result: PlannedResult, in plan: PreparationPlan) -> String {
        let names = result.take.parts.map(\.source).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
            .filter(plan.sources.indices.contains).map { plan.sources[$0].path.description }
        let steps = result.steps.map { EnglishPlans.sentence(of: $0) + "." }
        return paragraphs([(["From \(names.joined(separator: ", "))."] + steps).joined(separator: " ")])
    }

    private static func paragraphs(_ lines: [String]) -> String {
        lines.map { "<p class=\"facts\">\(HTMLText.escaped($0))</p>\n" }.joined()
    }

    // MARK: In the waveform

    /// What is not used, and a line at every cut.
    static func svg(_ parts: [Part], axis: TimeAxis, top: Int, height: Int) -> String {
        var text = ""
        var place = 0.0
        for part in parts + [Part(start: axis.duration, end: axis.duration, result: "")] {
            if part.start > place + 0.001 {
                let (left, right) = (axis.share(place), axis.share(part.start))
                text +=
                    "<rect class=\"unused\" x=\"\(HTMLText.percent(left))\" y=\"\(top)\" "
                    + "width=\"\(HTMLText.percent(right - left))\" height=\"\(height)\"/>"
            }
            place = max(place, part.end)
        }
        for part in parts {
            for (seconds, words) in [(part.start, "begins"), (part.end, "ends")]
            where seconds > 0.001 && seconds < axis.duration - 0.001 {
                let x = HTMLText.percent(axis.share(seconds))
                let title = "\(MeasurementWords.clock(seconds: seconds)): \(part.result) \(words)"
                text +=
                    "<g class=\"cut\"><title>\(HTMLText.escaped(title))</title>"
                    + "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(top)\" y2=\"\(top + height)\"/></g>"
            }
        }
        return text
    }
}
