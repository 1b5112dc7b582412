import PreflightModel

/// The waveform of a recording on its time axis, with the limits on its length and the places of its defects.
struct WaveformDrawing {
    /// A defect with a place in the audio.
    struct Mark {
        /// Counted from 1, as findings refer to it.
        var number: Int
        var defect: Defect
        /// The first and the last place, from 0 to 1 of the recording.
        var places: ClosedRange<Double>
    }

    let measurement: RecordingMeasurement
    let axis: TimeAxis
    let marks: [Mark]
    /// The names of all profiles of the run.
    let profileNames: [String]

    init(_ measurement: RecordingMeasurement, judged: [FileCard.Judged], profileNames: [String]) {
        self.measurement = measurement
        self.profileNames = profileNames
        axis = TimeAxis(duration: measurement.longestDuration.seconds, judged: judged)
        var marks: [Mark] = []
        for defect in measurement.defects where defect.severity > .note {
            guard let waveform = measurement.waveform, let offset = defect.byteOffset else { continue }
            let (end, overflow) = offset.addingReportingOverflow(max(1, defect.byteCount ?? 1) - 1)
            guard let last = waveform.position(ofByte: overflow ? .max : end) else { continue }
            let first = waveform.position(ofByte: offset) ?? 0
            marks.append(Mark(number: marks.count + 1, defect: defect, places: min(first, last)...max(first, last)))
        }
        self.marks = marks
    }

    // The rows of the drawing, in pixels from the top: limits in words, the waveform, times.
    private static let (top, height, total) = (30, 72, 118)
    private static let (bottom, words) = (top + height, top + height + 13)

    var svg: String {
        let label = HTMLText.escaped(HTMLWords.drawing(self))
        return "<svg class=\"wave\" role=\"img\" aria-label=\"\(label)\" height=\"\(Self.total)\">" + audio + zones
            + lines
            + times + marks.map(markup).joined() + "</svg>"
    }

    private var audio: String {
        let width = HTMLText.percent(axis.share(axis.duration))
        guard let waveform = measurement.waveform else {
            return
                "<rect class=\"flat\" x=\"0\" y=\"\(Self.top + Self.height / 2 - 6)\" width=\"\(width)\" height=\"12\" rx=\"3\"/>"
        }
        let heights = WaveformPath.heights(of: waveform)
        let full = 2 * WaveformPath.fullScale
        return "<rect class=\"ground\" x=\"0\" y=\"\(Self.top)\" width=\"\(width)\" height=\"\(Self.height)\"/>"
            + "<svg x=\"0\" y=\"\(Self.top)\" width=\"\(width)\" height=\"\(Self.height)\" "
            + "viewBox=\"0 0 \(max(1, heights.peaks.count)) \(full)\" preserveAspectRatio=\"none\">"
            + "<path class=\"peak\" d=\"\(WaveformPath.path(heights.peaks))\"/>"
            + "<path class=\"mean\" d=\"\(WaveformPath.path(heights.means))\"/></svg>"
            + "<line class=\"zero\" x1=\"0\" x2=\"\(width)\" y1=\"\(Self.top + Self.height / 2)\" y2=\"\(Self.top + Self.height / 2)\"/>"
    }

    /// What is too much, and what is missing.
    private var zones: String {
        axis.limits.map { limit in
            let (from, to) =
                limit.isMinimum ? (axis.duration, limit.seconds) : (limit.seconds, axis.duration)
            guard from < to, from < axis.end else { return "" }
            let (left, right) = (axis.share(from), axis.share(to))
            return
                "<rect class=\"\(limit.isMinimum ? "short" : "over")\"\(profiles(limit)) x=\"\(HTMLText.percent(left))\" "
                + "y=\"\(Self.top)\" width=\"\(HTMLText.percent(right - left))\" height=\"\(Self.height)\"/>"
        }.joined()
    }

    private var lines: String {
        var text = ""
        // Where the last words of each of the two rows stand: words that would lie on others are left to the title.
        var last = [-1.0, -1.0]
        for limit in axis.limits where limit.seconds <= axis.end {
            let share = axis.share(limit.seconds)
            let x = HTMLText.percent(share)
            let row = last.firstIndex { share - $0 >= Self.widthOfWords }
            if let row { last[row] = share }
            let y = Self.rows[row ?? 0]
            let words = HTMLText.escaped(HTMLWords.limit(limit))
            let title = HTMLText.escaped(HTMLWords.limit(limit, of: limit.profiles.map { profileNames[$0] }))
            text +=
                "<g class=\"limit\"\(profiles(limit))><title>\(title)</title>"
                + "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(row == nil ? Self.top : y + 3)\" y2=\"\(Self.bottom)\"/>"
            if row != nil {
                text += "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(Self.anchor(share))\">\(words)</text>"
            }
            text += "</g>"
        }
        guard let far = axis.limits.first(where: { $0.seconds > axis.end }),
            let row = last.firstIndex(where: { 1 - $0 >= 2 * Self.widthOfWords })
        else { return text }
        let words = HTMLText.escaped(HTMLWords.limit(far)) + " →"
        return text
            + "<text class=\"far\"\(profiles(far)) x=\"100%\" y=\"\(Self.rows[row])\" text-anchor=\"end\">\(words)</text>"
    }

    private static let rows = [11, 24]
    /// How much of the width the words of a limit take on a narrow screen.
    private static let widthOfWords = 0.2

    private static func anchor(_ share: Double) -> String { share > 0.85 ? "end" : share < 0.15 ? "start" : "middle" }

    private var times: String {
        let end = axis.share(axis.duration)
        let length = MeasurementWords.clock(measurement.duration)
        return "<text class=\"time\" x=\"0\" y=\"\(Self.words)\">0:00</text>"
            + "<text class=\"time\" x=\"\(HTMLText.percent(end))\" y=\"\(Self.words)\" text-anchor=\"end\">\(length)</text>"
    }

    private func markup(_ mark: Mark) -> String {
        let left = axis.share(mark.places.lowerBound * axis.duration)
        let right = axis.share(mark.places.upperBound * axis.duration)
        let x = HTMLText.percent(left)
        let kind = mark.defect.severity == .error ? "error" : "warning"
        let title = HTMLText.escaped("\(mark.number): \(mark.defect.code)")
        return "<g class=\"mark \(kind)\"><title>\(title)</title>"
            + "<rect x=\"\(x)\" y=\"\(Self.top)\" width=\"\(HTMLText.percent(right - left))\" height=\"\(Self.height)\"/>"
            + "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.top)\" y2=\"\(Self.bottom)\"/>"
            + "<circle cx=\"\(x)\" cy=\"\(Self.top + 9)\" r=\"8\"/>"
            + "<text x=\"\(x)\" y=\"\(Self.top + 13)\" text-anchor=\"middle\">\(mark.number)</text></g>"
    }

    private func profiles(_ limit: TimeAxis.Limit) -> String {
        " data-profiles=\"\(limit.profiles.map(String.init).joined(separator: " "))\""
    }
}
