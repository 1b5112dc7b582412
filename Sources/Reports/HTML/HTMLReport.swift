import MessageDigests
package import PreflightModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What `check` writes for people to look at and to pass on: one page that needs nothing beside it.
///
/// The page opens from disk, asks no network for anything, and runs no script but its own: its content security policy
/// names the script and the style by their hashes, so that nothing else would be run even if it got in. Pictures are part of
/// the page; only recordings are looked for beside it, and only when somebody plays one.
package enum HTMLReport {
    /// The page about one report, or about the reports of several profiles on the same files.
    package static func render(_ reports: [Report], in context: ReportContext = ReportContext()) -> String {
        let style = String(decoding: PackageResources.report_css, as: UTF8.self)
        let script = String(decoding: PackageResources.report_js, as: UTF8.self)
        let cards = FileCard.cards(of: reports)
        let findings = FindingMarkup(sentences: context.sentences)
        var page = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(hash(style))'; \
            script-src '\(hash(script))'; img-src data:; media-src 'self' file:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <title>\(HTMLText.escaped(ReportHeadline(reports).title))</title>
            <style>\(style)</style>
            </head>
            <body>
            <main>

            """
        page += ReportHeadline(reports).html
        for (index, report) in reports.enumerated() {
            page += ProfileMarkup(report: report, index: index, isOnly: reports.count == 1, markup: findings).html
        }
        if cards.contains(where: { $0.measurement?.signal != nil }) { page += SoundMarks.definitions }
        page += LevelChart(cards).html
        page += VoiceChart(cards).html
        page += ReportToolbar(cards: cards, reports: reports).html
        page += "<div id=\"files\">\n"
        for (index, card) in cards.enumerated() {
            page +=
                FileCardMarkup(
                    card: card, index: index, reports: reports, findings: findings,
                    link: card.measurement.flatMap(context.link),
                    plan: context.prepared.map { PlanMarkup(card.path, in: $0) }
                ).html
        }
        page += "</div>\n<p id=\"none\" hidden>Nothing matches the filter.</p>\n"
        page += originals(context, after: cards.count, findings)
        page += footer(reports)
        return page + "</main>\n<script>\(script)</script>\n</body>\n</html>\n"
    }

    /// The originals of prepared recordings, with the places where they were cut.
    private static func originals(_ context: ReportContext, after count: Int, _ findings: FindingMarkup) -> String {
        guard let prepared = context.prepared, let before = prepared.before else { return "" }
        var text = "<h2>\(HTMLText.escaped(HTMLWords.originals(before)))</h2>\n<div>\n"
        for (index, card) in FileCard.cards(of: [before]).enumerated() {
            text +=
                FileCardMarkup(
                    card: card, index: count + index, reports: [before], findings: findings,
                    link: card.measurement.flatMap(context.link), plan: PlanMarkup(card.path, in: prepared)
                ).html
        }
        return text + "</div>\n"
    }

    private static func footer(_ reports: [Report]) -> String {
        var text = "<footer>\n"
        if let leftOut = reports.first.flatMap({ MeasurementWords.leftOut($0.leftOut) }) {
            text += "<p>\(HTMLText.escaped(leftOut))</p>\n"
        }
        text += "<p>\(HTMLText.escaped(HTMLWords.legend))</p>\n"
        if reports.contains(where: { $0.recordings.contains { $0.measurement.signal != nil } }) {
            text += "<p>\(SoundMarks.legend)</p>\n"
        }
        for report in reports {
            text +=
                "<p>\(HTMLText.escaped("\(report.profile.id), revision \(report.profile.revision)")), "
                + "SHA-256 <code>\(HTMLText.escaped(report.profile.sha256))</code></p>\n"
        }
        if let tool = reports.first?.tool { text += "<p>\(HTMLText.escaped("\(tool.name) \(tool.version)"))</p>\n" }
        return text + "</footer>\n"
    }

    /// The hash of an inline style or script as a content security policy names it (CSP Level 3, 2.3.1).
    private static func hash(_ text: String) -> String {
        "sha256-" + Data(SHA256.hash(data: text.utf8)).base64EncodedString()
    }
}
