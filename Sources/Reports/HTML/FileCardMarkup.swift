import PreflightModel

/// One file as a page shows it: its name, what it is, its waveform, and what is said of it.
struct FileCardMarkup {
    let card: FileCard
    let index: Int
    let reports: [Report]
    let findings: FindingMarkup
    /// Where the recording is, as the page refers to it; nil where that is not known.
    let link: String?
    /// What a plan does with it; nil where there is none.
    var plan: PlanMarkup?

    var html: String {
        let status = card.status
        let drawing = card.measurement.map {
            WaveformDrawing(
                $0, judged: card.judged, profileNames: reports.map(\.profile.id), index: index, parts: plan?.parts)
        }
        var text =
            "<article class=\"card \(status.rawValue)\" \(attributes)>\n<h3>\(Self.chip(status))\(suppressed) \(name)</h3>\n"
        text += "<p class=\"facts\">\(facts)</p>\n"
        if let drawing { text += drawing.svg + "\n" }
        text += (plan?.html ?? "") + player
        for judged in card.judged {
            let wrong =
                findings.list(judged.findings, drawing: drawing)
                + findings.suppressed(judged.suppressed, drawing: drawing)
            let passes =
                findings.saidTexts(judged.passes) + findings.nearest(judged.passes, beside: judged.findings)
                + findings.passes(judged.passes)
            guard reports.count > 1 else {
                text += wrong + passes
                continue
            }
            let id = HTMLText.escaped(reports[judged.profile].profile.id)
            text +=
                "<section data-profiles=\"\(judged.profile)\"><h4>\(Self.chip(judged.status)) \(id)</h4>\n\(wrong)\(passes)</section>\n"
        }
        return text + "</article>\n"
    }

    /// How it sounds, where somebody should listen, and what plays it.
    private var player: String {
        guard let measurement = card.measurement, let sound = LevelWords.sound(measurement) else { return "" }
        var text =
            "<p class=\"facts\">\(HTMLText.escaped(sound))</p>\n"
            + SoundMarks(measurement).list(isPlayable: link != nil)
        if let link {
            text +=
                "<audio controls preload=\"none\" src=\"\(HTMLText.escaped(link))\"></audio>"
                + "<p class=\"silent\" hidden>\(HTMLWords.notPlayed)</p>\n"
        }
        return text
    }

    /// What the script filters and sorts by.
    private var attributes: String {
        let statuses = card.judged.map { "\($0.profile):\($0.status.rawValue)" }.joined(separator: " ")
        let bars = card.judged.flatMap { $0.findings + $0.passes }.compactMap { LimitBar($0)?.headroom }
        var text = "data-n=\"\(index)\" data-status=\"\(card.status.rawValue)\" data-judged=\"\(statuses)\""
        if let measurement = card.measurement {
            text +=
                " data-duration=\"\(HTMLText.number(measurement.duration.seconds))\" data-bytes=\"\(measurement.byteCount)\""
        }
        if let headroom = bars.min(), headroom.isFinite {
            text += " data-headroom=\"\(HTMLText.number(headroom * 100))\""
        }
        return text
    }

    static func chip(_ status: FileStatus) -> String {
        "<span class=\"chip \(status.rawValue)\"><span aria-hidden=\"true\">\(HTMLWords.sign(status))</span> \(HTMLWords.status(status))</span>"
    }

    /// That something does not count, beside a status that would look as if there were nothing.
    private var suppressed: String {
        let count = card.judged.flatMap(\.suppressed).filter { $0.finding.severity > .note }.count
        return count > 0 ? " <span class=\"chip suppressed\">\(FindingWords.suppressed(count))</span>" : ""
    }

    private var name: String {
        let last = card.path.lastComponent
        let folder = RecordingPath(bytes: card.path.bytes.dropLast(last.bytes.count))
        return
            "<bdi class=\"name\"><span class=\"folder\">\(HTMLText.escaped(folder.description))</span>\(HTMLText.escaped(last.description))</bdi>"
    }

    private var facts: String {
        var facts: [String]
        switch card.content {
        case .recording(let measurement):
            facts = Array(MeasurementWords.row(measurement).dropFirst()).filter { !$0.isEmpty }
            if measurement.waveform == nil { facts.append(HTMLWords.noWaveform) }
        case .unreadable: facts = [HTMLWords.notMeasured]
        case .archive(let archive):
            facts = [
                "zip", MeasurementWords.count(Int(archive.entryCount), "entry", "entries"),
                MeasurementWords.size(archive.byteCount),
            ]
        case .document: facts = ["document"]
        }
        let roles = card.judged.compactMap(\.role)
        if let role = roles.first, Set(roles).count == 1 { facts.append("as \(role)") }
        return facts.map { "<span>\(HTMLText.escaped($0))</span>" }.joined(separator: " ")
    }
}
