import PreflightModel

/// The recordings as dots, near each other where their voices are alike.
///
/// A dot is where a voiceprint falls on the two directions in which those of the set differ the most, to the hundredth: a picture of
/// the set, and nothing that a voice could be known by.
struct VoiceChart {
    private struct Dot {
        /// The place of its card among the files.
        var card: Int
        var name: String
        var group: Int
        var place: (x: Double, y: Double)
    }

    /// Colours; further voices have that of the last.
    private static let greatestGroup = 3
    /// With more dots, only those of other voices than the most frequent have their names.
    private static let mostNames = 12
    // In pixels.
    private static let (height, margin) = (200, 14.0)
    /// How far dots are apart at the edges, at least, so that one voice is one heap.
    private static let leastSpan = 0.5

    private let dots: [Dot]
    private let groupCount: Int

    init(_ cards: [FileCard]) {
        let voices = cards.enumerated().compactMap { index, card in
            card.measurement.flatMap { measurement in
                measurement.voiceprint.map {
                    (card: index, name: card.path.lastComponent.description, direction: $0.direction)
                }
            }
        }
        let groups = Voices.groups(of: voices.map(\.direction))
        var groupOf = [Int](repeating: 0, count: voices.count)
        for (number, group) in groups.enumerated() { for index in group { groupOf[index] = number } }
        let places = VoicePlane.places(of: voices.map(\.direction))
        let furthest = places.reduce(Self.leastSpan) { max($0, $1.x.magnitude, $1.y.magnitude) }
        groupCount = groups.count
        dots = voices.enumerated().map { index, voice in
            let place = places[index]
            return Dot(
                card: voice.card, name: voice.name, group: groupOf[index],
                place: ((place.x / furthest).rounded(toDecimals: 2), (place.y / furthest).rounded(toDecimals: 2)))
        }
    }

    /// The section; empty where there are not at least two voices to compare.
    var html: String {
        guard dots.count > 1 else { return "" }
        return "<section class=\"profile voices\">\n<h2>Voices</h2>\n"
            + "<svg class=\"chart\" role=\"img\" aria-label=\"\(HTMLText.escaped(HTMLWords.voices(dots.count)))\" "
            + "height=\"\(Self.height)\">" + dots.map(markup).joined() + "</svg>\n"
            + "<p>\(HTMLText.escaped(HTMLWords.voiceLegend(groupCount)))\(others)</p>\n</section>\n"
    }

    private func markup(_ dot: Dot) -> String {
        let x = HTMLText.percent(0.5 + dot.place.x * 0.44)
        let y = HTMLText.number(
            Double(Self.height) / 2 - dot.place.y * (Double(Self.height) / 2 - Self.margin))
        let group = min(dot.group, Self.greatestGroup)
        var text = "<g class=\"voice v\(group)\" data-card=\"\(dot.card)\"><title>\(HTMLText.escaped(dot.name))</title>"
        text += "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\"/>"
        if dot.group > 0, dots.count(where: { $0.group > 0 }) <= Self.mostNames {
            // On the side that has room.
            let (anchor, shift) = dot.place.x > 0 ? ("end", "-9") : ("start", "9")
            text +=
                "<text x=\"\(x)\" y=\"\(y)\" dx=\"\(shift)\" dy=\"4\" text-anchor=\"\(anchor)\">"
                + "\(HTMLText.escaped(dot.name))</text>"
        }
        return text + "</g>"
    }

    /// The recordings of other voices than the most frequent.
    private var others: String {
        let others = dots.filter { $0.group > 0 }
        if others.isEmpty { return "" }
        let buttons = others.prefix(Self.mostNames).map { dot in
            "<button type=\"button\" data-card=\"\(dot.card)\"><bdi>\(HTMLText.escaped(dot.name))</bdi></button>"
        }
        let more = others.count > Self.mostNames ? " …" : ""
        return " <span class=\"odd\">\(HTMLText.escaped(HTMLWords.otherVoices)) "
            + "\(buttons.joined(separator: " "))\(more)</span>"
    }
}
