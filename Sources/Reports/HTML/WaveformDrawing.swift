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
    /// What somebody should listen to.
    let sounds: SoundMarks
    /// The names of all profiles of the run.
    let profileNames: [String]
    /// The parts that go into new recordings; nil where nothing is prepared.
    private let parts: [PlanMarkup.Part]?
    /// The place of the file among all of the page.
    private let index: Int

    init(
        _ measurement: RecordingMeasurement, judged: [FileCard.Judged], profileNames: [String], index: Int,
        parts: [PlanMarkup.Part]? = nil
    ) {
        self.parts = parts
        self.measurement = measurement
        self.profileNames = profileNames
        self.index = index
        sounds = SoundMarks(measurement)
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

    // The rows of the drawing, in pixels from the top: limits in words, the waveform, marks, the spectrogram, times.
    private static let (top, height) = (30, 72)
    private static let bottom = top + height
    private static let (markHeight, spectrogramHeight) = (12, 44)

    private var spectrogram: Spectrogram? { measurement.waveform?.spectrogram }
    /// Where the spectrogram begins.
    private var middle: Int { Self.bottom + (sounds.marks.isEmpty ? 0 : Self.markHeight) }
    /// Where the waveform and what is below it end.
    private var end: Int { middle + (spectrogram == nil ? 0 : Self.spectrogramHeight) }

    var svg: String {
        let label = HTMLText.escaped(HTMLWords.drawing(self))
        return "<svg class=\"wave\" role=\"img\" aria-label=\"\(label)\" height=\"\(end + 16)\">" + audio + spectrum
            + zones + cuts + lines + soundMarks + times + marks.map(markup).joined() + "</svg>"
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
            + speech(waveform, width: width)
            + "<svg x=\"0\" y=\"\(Self.top)\" width=\"\(width)\" height=\"\(Self.height)\" "
            + "viewBox=\"0 0 \(max(1, heights.peaks.count)) \(full)\" preserveAspectRatio=\"none\">"
            + outline("peak", heights.peaks) + outline("mean", heights.means) + "</svg>"
            + "<line class=\"zero\" x1=\"0\" x2=\"\(width)\" y1=\"\(Self.top + Self.height / 2)\" y2=\"\(Self.top + Self.height / 2)\"/>"
    }

    /// The half above the middle line, and the same below it.
    private func outline(_ name: String, _ heights: [Int]) -> String {
        let id = "\(name)-\(index)"
        return "<path id=\"\(id)\" class=\"\(name)\" d=\"\(WaveformPath.path(heights))\"/>"
            + "<use href=\"#\(id)\" transform=\"matrix(1 0 0 -1 0 \(2 * WaveformPath.fullScale))\"/>"
    }

    /// Where somebody speaks, behind the outline.
    private func speech(_ waveform: Waveform, width: String) -> String {
        let path = SpeechPath.path(waveform.speech, duration: axis.duration)
        guard !path.isEmpty else { return "" }
        return "<svg x=\"0\" y=\"\(Self.top)\" width=\"\(width)\" height=\"\(Self.height)\" "
            + "viewBox=\"0 0 \(SpeechPath.width) 1\" preserveAspectRatio=\"none\"><path class=\"speech\" d=\"\(path)\"/></svg>"
    }

    private var spectrum: String {
        guard let spectrogram, let address = SpectrogramImage.address(spectrogram) else { return "" }
        let seconds = Double(spectrogram.columnCount) * spectrogram.columnDuration
        let width = HTMLText.percent(axis.share(seconds))
        return
            "<rect class=\"ground\" x=\"0\" y=\"\(middle)\" width=\"\(width)\" height=\"\(Self.spectrogramHeight)\"/>"
            + "<image x=\"0\" y=\"\(middle)\" width=\"\(width)\" height=\"\(Self.spectrogramHeight)\" "
            + "preserveAspectRatio=\"none\" href=\"\(address)\"/>"
    }

    /// A sign below the waveform at each place, and a line through it, as long as what is there.
    private var soundMarks: String {
        sounds.marks.map { mark in
            let (left, right) = (
                axis.share(mark.place.start), axis.share(mark.place.start + mark.place.duration)
            )
            let x = HTMLText.percent((left + right) / 2)
            return "<g class=\"sound\" data-at=\"\(HTMLText.number(mark.place.start))\">"
                + "<title>\(HTMLText.escaped(HTMLWords.title(mark)))</title>"
                + "<rect class=\"\(mark.kind.rawValue)\" x=\"\(HTMLText.percent(left))\" y=\"\(Self.bottom - 3)\" "
                + "width=\"\(HTMLText.percent(right - left))\" height=\"3\"/>"
                + "<use href=\"#\(mark.kind.rawValue)\" x=\"\(x)\" y=\"\(Self.bottom + 2)\"/></g>"
        }.joined()
    }

    private var cuts: String {
        parts.map { PlanMarkup.svg($0, axis: axis, top: Self.top, height: Self.height) } ?? ""
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
        let right = axis.share(axis.duration)
        let length = MeasurementWords.clock(measurement.duration)
        // Of a short drawing, the words would lie on the times.
        let pitch = right < 0.5 ? nil : spectrogram.map { HTMLText.escaped(HTMLWords.pitch($0)) }
        return "<text class=\"time\" x=\"0\" y=\"\(end + 13)\">0:00</text>"
            + (pitch.map {
                "<text x=\"\(HTMLText.percent(right / 2))\" y=\"\(end + 13)\" text-anchor=\"middle\">\($0)</text>"
            } ?? "")
            + "<text class=\"time\" x=\"\(HTMLText.percent(right))\" y=\"\(end + 13)\" text-anchor=\"end\">\(length)</text>"
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
