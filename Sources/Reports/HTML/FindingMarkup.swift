import PreflightModel

/// Findings as a page shows them.
struct FindingMarkup {
    let sentences: any Sentences

    /// A list of findings, each with its bar, rule, source and what to do; nothing where there are none.
    func list(_ findings: [Finding], drawing: WaveformDrawing? = nil) -> String {
        guard !findings.isEmpty else { return "" }
        return "<ul class=\"findings\">" + findings.map { item($0, drawing: drawing) }.joined() + "</ul>\n"
    }

    /// Findings that do not count, each with the reason.
    func suppressed(_ suppressed: [SuppressedFinding], drawing: WaveformDrawing? = nil) -> String {
        guard !suppressed.isEmpty else { return "" }
        let items = suppressed.map { item($0.finding, suppression: $0.suppression, drawing: drawing) }
        return "<ul class=\"findings\">" + items.joined() + "</ul>\n"
    }

    private func item(
        _ finding: Finding, suppression: SuppressedFinding.Suppression? = nil, drawing: WaveformDrawing?
    ) -> String {
        let kind = suppression != nil ? "suppressed" : finding.isUndecided ? "open" : finding.severity.rawValue
        let weight = suppression.map { HTMLWords.weight(finding, $0) } ?? FindingWords.weight(finding)
        let message = HTMLText.escaped(FindingWords.sentence(sentences.message(of: finding)))
        var text = "<li class=\"\(kind)\"><p><b class=\"severity\">\(weight)</b> \(message)"
        if let remedy = sentences.remedy(of: finding), suppression == nil {
            text += " <span class=\"remedy\">\(HTMLText.escaped(remedy))</span>"
        }
        if let suppression {
            text += " <span class=\"remedy\">\(HTMLText.escaped(HTMLWords.reason(suppression)))</span>"
        }
        text += "</p>" + (SaidTextMarkup(finding)?.html ?? "") + bar(finding)
        text += "<p class=\"origin\"><code>\(HTMLText.escaped(finding.rule))</code>\(place(finding, drawing))"
        if let source = finding.source { text += markup(source) }
        return text + "</p></li>"
    }

    /// The texts that agree with what is said; those that do not stand with their findings.
    func saidTexts(_ passes: [Finding]) -> String {
        passes.compactMap { pass in
            SaidTextMarkup(pass).map {
                "<p class=\"facts\">\(HTMLText.escaped(FindingWords.sentence(sentences.message(of: pass))))</p>\($0.html)\n"
            }
        }.joined()
    }

    private func bar(_ finding: Finding) -> String {
        guard let bar = LimitBar(finding), let headroom = sentences.headroom(of: finding) else { return "" }
        return "<p class=\"room\">\(bar.svg)<span>\(HTMLText.escaped(headroom))</span></p>"
    }

    private func place(_ finding: Finding, _ drawing: WaveformDrawing?) -> String {
        let defect = drawing?.measurement.defects.first { $0.isSubject(of: finding) }
        guard let offset = finding.byteOffset ?? defect?.byteOffset else { return "" }
        let bytes = HTMLWords.bytes(offset, finding.byteCount ?? defect?.byteCount)
        guard let drawing, let mark = drawing.marks.first(where: { $0.defect.isSubject(of: finding) }) else {
            return " · \(bytes)"
        }
        return " · <b class=\"number\">\(mark.number)</b> \(HTMLWords.time(mark, in: drawing)), \(bytes)"
    }

    private func markup(_ source: RuleSource) -> String {
        var text = " · \(HTMLText.escaped(source.title))"
        switch source.words {
        case .quote(let quote, let translation):
            text += ": <q>\(HTMLText.escaped(quote))</q>"
            if let translation { text += " (our translation: \(HTMLText.escaped(translation)))" }
        case .paraphrase(let paraphrase): text += ", paraphrased: \(HTMLText.escaped(paraphrase))"
        }
        if let reading = source.reading { text += " \(HTMLText.escaped(reading))" }
        return text + " · \(HTMLText.link(source.address)), read \(HTMLText.escaped(source.read)) "
            + "(\(HTMLText.escaped(HTMLWords.confidence(source.confidence))))"
    }

    /// The number that is nearest to its limit, where nothing worse is said about a number.
    func nearest(_ passes: [Finding], beside findings: [Finding]) -> String {
        guard !findings.contains(where: { LimitBar($0) != nil }) else { return "" }
        let bars = passes.filter { $0.outcome == .pass }.compactMap { pass in LimitBar(pass).map { (pass, $0) } }
        return bars.min { $0.1.headroom < $1.1.headroom }.map { bar($0.0) } ?? ""
    }

    /// The rules that are met, folded up: those about numbers with their headroom.
    func passes(_ passes: [Finding]) -> String {
        let met = passes.filter { $0.outcome == .pass }
        guard !met.isEmpty else { return "" }
        let rows = met.map { pass in
            let bar = LimitBar(pass)?.svg ?? ""
            let measured = HTMLText.escaped(sentences.measured(of: pass) ?? sentences.message(of: pass))
            let words = HTMLText.escaped(sentences.headroom(of: pass) ?? sentences.limit(of: pass) ?? "")
            return "<tr><th scope=\"row\"><code>\(HTMLText.escaped(pass.rule))</code></th><td>\(measured)</td>"
                + "<td>\(bar)<span>\(words)</span></td></tr>"
        }
        return "<details><summary>\(MeasurementWords.count(met.count, "rule", "rules")) met</summary>"
            + "<table>\(rows.joined())</table></details>\n"
    }
}
