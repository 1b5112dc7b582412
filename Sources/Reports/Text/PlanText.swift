package import PreflightModel

/// What `prepare` prints for people: each new recording with what is done and why, what is left out, what the result comes to.
package enum PlanText {
    /// The whole text, with a line feed at the end.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - listsAdvice: Whether to say what will still be said of each new recording; not where a report follows.
    ///   - style: Whether it is coloured.
    ///   - sentences: What messages of findings are made of.
    package static func render(
        _ plan: PreparationPlan, listsAdvice: Bool = true, style: TextStyle,
        sentences: any Sentences = EnglishSentences()
    ) -> String {
        let listed = plan.findings.filter {
            // What is said of a recording whatever the profile is no news.
            listsAdvice && $0.path != nil && $0.severity > .note && $0.source != nil
        }
        let stays = Dictionary(grouping: listed) { $0.path }
        var text = style.bold(TerminalText.visible(plan.profile.id)) + "  \(TerminalText.visible(plan.profile.title))\n"
        text += results(plan, stays.mapValues { $0.map { still($0, style, sentences) }.joined() }, style: style)
        text += leftOut(plan, style: style)
        for finding in plan.findings where finding.path == nil && !finding.isStillNeeded {
            text += ReportText.detail(finding, quoting: true, style: style, sentences)
        }
        return text + summary(plan, style: style) + "\n"
    }

    // MARK: New recordings

    private static func results(
        _ plan: PreparationPlan, _ stays: [RecordingPath?: String], style: TextStyle
    ) -> String {
        let rows = TerminalText.columns(plan.results.map { row($0.path, $0.format) }, right: rightColumns)
        var text = ""
        for (result, row) in zip(plan.results, rows) {
            text += "\(mark(result.verdict, style))  \(row)\n"
            text += "        from     \(sources(of: result, in: plan))\n"
            text += result.steps.map { step($0, style) }.joined() + (stays[result.path] ?? "")
        }
        for planned in plan.texts {
            text += "        text     \(visible(planned.source)) as \(visible(planned.path))\n"
        }
        return text
    }

    private static func visible(_ path: RecordingPath) -> String { TerminalText.visible(path.description) }

    private static let rightColumns: Set<Int> = [3, 5, 6, 7]

    private static func row(_ path: RecordingPath, _ format: PreparedFormat) -> [String] {
        [
            visible(path), format.container.rawValue, format.codec.rawValue, "\(format.sampleRate) Hz",
            MeasurementWords.channels(format.channelCount), format.bitDepth.map { "\($0) bit" } ?? "",
            MeasurementWords.clock(ExactDuration(frameCount: format.frameCount, sampleRate: format.sampleRate)),
            format.byteCount.map(MeasurementWords.size) ?? "",
        ]
    }

    /// The sources with what the check says of them now.
    private static func sources(of result: PlannedResult, in plan: PreparationPlan) -> String {
        let indices = result.take.parts.map(\.source).reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        let named = indices.prefix(MeasurementWords.namedCount).compactMap { index -> String? in
            guard plan.sources.indices.contains(index) else { return nil }
            let source = plan.sources[index]
            return visible(source.path) + (source.verdict == .pass ? "" : " (\(word(source.verdict)))")
        }
        let rest = indices.count - named.count
        return named.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static func step(_ step: PlannedStep, _ style: TextStyle) -> String {
        let cost = TerminalText.padded(EnglishPlans.words(step.cost), to: 9)
        let label = step.cost == .lossless ? style.dim(cost) : style.yellow(cost)
        return "        \(label)  \(TerminalText.visible(EnglishPlans.sentence(of: step)))\(rules(step.rules, style))\n"
    }

    /// What is said of a new recording all the same.
    private static func still(_ finding: Finding, _ style: TextStyle, _ sentences: any Sentences) -> String {
        guard finding.outcome == .fail || finding.outcome == .open else { return "" }
        let word = TerminalText.padded(finding.severity.rawValue, to: 9)
        let label = finding.severity == .error ? style.red(word) : style.yellow(word)
        return
            "        \(label)  \(TerminalText.visible(sentences.message(of: finding)))\(rules([finding.rule], style))\n"
    }

    // MARK: What is left out

    /// A line for each reason, with the recordings that it is true of.
    private static func leftOut(_ plan: PreparationPlan, style: TextStyle) -> String {
        var reasons: [PlannedExclusion] = []
        var places: [PlannedExclusion: [String]] = [:]
        for exclusion in plan.leftOut where plan.sources.indices.contains(exclusion.source) {
            var reason = exclusion
            (reason.source, reason.frames) = (0, nil)
            if exclusion.code == .noPause { reason.facts = [:] }
            if places[reason] == nil { reasons.append(reason) }
            places[reason, default: []].append(place(of: exclusion, in: plan))
        }
        return reasons.map { reason in
            let names = places[reason] ?? []
            let named = names.prefix(MeasurementWords.namedCount).joined(separator: ", ")
            let more =
                names.count > MeasurementWords.namedCount
                ? " and \(names.count - MeasurementWords.namedCount) more" : ""
            let sentence = TerminalText.visible(EnglishPlans.sentence(of: reason))
            return "\(style.dim("out "))  \(named)\(more): \(sentence)\(rules(reason.rules, style))\n"
        }.joined()
    }

    /// "take.wav", "take.wav from 0:10.000 to 0:20.000".
    private static func place(of exclusion: PlannedExclusion, in plan: PreparationPlan) -> String {
        let source = plan.sources[exclusion.source]
        guard let frames = exclusion.frames, let rate = source.format?.sampleRate else { return visible(source.path) }
        let clock = { MeasurementWords.clock(ExactDuration(frameCount: $0, sampleRate: rate)) }
        return "\(visible(source.path)) from \(clock(frames.lowerBound)) to \(clock(frames.upperBound))"
    }

    private static func rules(_ rules: [String], _ style: TextStyle) -> String {
        rules.isEmpty ? "" : " \(style.dim("[\(TerminalText.visible(rules.joined(separator: ", ")))]"))"
    }

    // MARK: The result

    private static func mark(_ verdict: Verdict, _ style: TextStyle) -> String {
        switch verdict {
        case .pass: style.green("ok  ")
        case .fail: style.red("FAIL")
        case .undetermined: style.red("????")
        }
    }

    private static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "PASS"
        case .fail: "FAIL"
        case .undetermined: "UNDETERMINED"
        }
    }

    private static func summary(_ plan: PreparationPlan, style: TextStyle) -> String {
        let made = MeasurementWords.count(plan.results.count, "recording", "recordings")
        var total = TotalDuration.zero
        for result in plan.results {
            total.add(frameCount: result.format.frameCount, sampleRate: result.format.sampleRate)
        }
        let costs = plan.results.flatMap(\.steps).map(\.cost).max() ?? .lossless
        let before = plan.verdictBefore == plan.verdictAfter ? "" : "\(word(plan.verdictBefore)) now, "
        let verdict = word(plan.verdictAfter)
        var text =
            style.bold("PLAN") + "  \(TerminalText.visible(plan.profile.id)): \(before)"
            + (plan.verdictAfter == .pass ? style.green(verdict) : style.red(verdict))
            + " after; \(made) from \(plan.sources.count), \(MeasurementWords.clock(total)) in all, "
            + EnglishPlans.words(costs)
        if let cost = plan.sufficientCost { text += "\n      it would pass with --allow \(cost.rawValue)" }
        return text
    }
}
