import PreflightModel

/// How loud each recording is and how much noise it has, side by side, so that the odd one out is seen.
struct LevelChart {
    /// One recording: a column of the chart.
    private struct Column {
        /// The place of its card among the files.
        var card: Int
        var name: String
        var loudness: Double?
        var noise: Double?
        var decibels: Double
    }

    private let columns: [Column]
    private let cards: [FileCard]

    init(_ cards: [FileCard]) {
        self.cards = cards
        let oddness = Oddness(cards.compactMap(\.measurement))
        columns = cards.enumerated().compactMap { index, card in
            guard let measurement = card.measurement, let signal = measurement.signal else { return nil }
            return Column(
                card: index, name: card.path.lastComponent.description, loudness: signal.levels.loudness,
                noise: measurement.speech?.noiseFloor.loudest, decibels: oddness.decibels(measurement))
        }
    }

    /// The section; empty where there are not at least two recordings to compare.
    var html: String {
        guard columns.count > 1, columns.contains(where: { $0.loudness != nil || $0.noise != nil }) else { return "" }
        let label = HTMLText.escaped(HTMLWords.chart(columns.count))
        return "<section class=\"profile levels\">\n<h2>Loudness and noise</h2>\n"
            + "<svg class=\"chart\" role=\"img\" aria-label=\"\(label)\" height=\"\(Self.height + 8)\">"
            + grid + medians + columns.indices.map(column).joined() + "</svg>\n"
            + "<p>\(HTMLText.escaped(HTMLWords.chartLegend))\(oddest)</p>\n</section>\n"
    }

    // Levels from the top of the chart to its bottom, and its height in pixels.
    private static let (greatest, least, height) = (0.0, -90.0, 180)
    /// What the scale takes at the left, in pixels, as a share of a narrow screen.
    private static let left = 0.1

    private static func y(_ level: Double) -> String {
        let share = (greatest - max(least, min(greatest, level))) / (greatest - least)
        return HTMLText.number(4 + share * Double(height))
    }

    private func x(_ index: Int) -> String {
        HTMLText.percent(Self.left + (1 - Self.left) * (Double(index) + 0.5) / Double(columns.count))
    }

    private var grid: String {
        stride(from: Self.greatest, through: Self.least, by: -30).map { level in
            let y = Self.y(level)
            return "<line class=\"grid\" x1=\"\(HTMLText.percent(Self.left))\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
                + "<text x=\"0\" y=\"\(y)\" dy=\"4\">\(LevelWords.number(level, decimals: 0))</text>"
        }.joined()
    }

    private var medians: String {
        [(columns.compactMap(\.loudness), "loudness"), (columns.compactMap(\.noise), "noise")].map { levels, name in
            guard let median = Oddness.median(levels) else { return "" }
            let y = Self.y(median)
            return
                "<line class=\"median \(name)\" x1=\"\(HTMLText.percent(Self.left))\" x2=\"100%\" y1=\"\(y)\" y2=\"\(y)\"/>"
        }.joined()
    }

    private func column(_ index: Int) -> String {
        let (column, x) = (columns[index], x(index))
        let isOdd = column.decibels >= Self.oddDecibels || column.loudness == nil
        var text = "<g class=\"\(isOdd ? "odd" : "usual")\" data-card=\"\(column.card)\">"
        let title = HTMLWords.levels(column.name, loudness: column.loudness, noise: column.noise)
        text += "<title>\(HTMLText.escaped(title))</title>"
        if let loudness = column.loudness, let noise = column.noise {
            text += "<line x1=\"\(x)\" x2=\"\(x)\" y1=\"\(Self.y(loudness))\" y2=\"\(Self.y(noise))\"/>"
        }
        if let noise = column.noise {
            text += "<svg x=\"\(x)\" y=\"\(Self.y(noise))\" class=\"at\"><path class=\"noise\" d=\"M-4 0h8\"/></svg>"
        }
        if let loudness = column.loudness {
            text += "<circle class=\"loudness\" cx=\"\(x)\" cy=\"\(Self.y(loudness))\" r=\"4\"/>"
        }
        return text + "</g>"
    }

    /// From how many decibels on a recording stands out.
    private static let oddDecibels = 6.0

    /// The recording that is furthest from the others, in words.
    private var oddest: String {
        guard let odd = columns.max(by: { ($0.decibels, $1.card) < ($1.decibels, $0.card) }),
            odd.decibels >= Self.oddDecibels
        else { return "" }
        let words = HTMLText.escaped(HTMLWords.oddest(odd.decibels))
        return " <span class=\"odd\">\(words) <button type=\"button\" data-card=\"\(odd.card)\">"
            + "<bdi>\(HTMLText.escaped(odd.name))</bdi></button></span>"
    }
}
