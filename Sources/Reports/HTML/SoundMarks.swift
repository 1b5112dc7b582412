import PreflightModel

/// The places in a recording that somebody should listen to.
struct SoundMarks {
    /// What is at a place.
    enum Kind: String, CaseIterable {
        case clipping, dropout, repetition, pause
    }

    /// One place.
    struct Mark {
        var kind: Kind
        var place: SoundPlace
    }

    /// In the order of the recording.
    let marks: [Mark]
    /// How often there is something of a kind, also where not every place is known.
    private let counts: [Kind: Int]

    init(_ recording: RecordingMeasurement) {
        var marks: [Mark] = []
        var counts: [Kind: Int] = [:]
        func add(_ places: [SoundPlace], _ kind: Kind, count: Int) {
            marks += recording.located(places).map { Mark(kind: kind, place: $0) }
            counts[kind] = count
        }
        func add(_ runs: SoundRuns?, _ kind: Kind) {
            if let runs { add(runs.places, kind, count: runs.runCount) }
        }
        add(recording.signal?.clipping, .clipping)
        add(recording.signal?.dropouts, .dropout)
        add(recording.signal?.repeats, .repetition)
        // Breath is no pause.
        let pauses = recording.speech?.pauses.filter { $0.duration >= SpeechMeasurement.shortestSentencePause } ?? []
        add(pauses, .pause, count: pauses.count)
        self.counts = counts
        self.marks = marks.sorted { ($0.place.start, $0.place.duration) < ($1.place.start, $1.place.duration) }
    }

    /// The longest places of each kind, each as a button that plays from there; nothing where there is none.
    func list(isPlayable: Bool) -> String {
        let items = Kind.allCases.compactMap { kind -> String? in
            let own = marks.filter { $0.kind == kind }.sorted { $0.place.duration > $1.place.duration }
            guard let longest = own.first else { return nil }
            let shown = kind == .pause ? [longest] : Array(own.prefix(Self.greatestButtonCount))
            let buttons = shown.map { mark -> String in
                let words = HTMLText.escaped(HTMLWords.place(mark))
                let at = HTMLText.number(mark.place.start)
                return isPlayable ? "<button type=\"button\" data-at=\"\(at)\">\(words)</button>" : words
            }
            let rest = max(own.count, counts[kind] ?? 0) - shown.count
            let more = kind != .pause && rest > 0 ? " \(rest) more" : ""
            return "<span class=\"\(kind.rawValue)\">\(Self.sign(kind)) \(HTMLWords.kind(kind, own.count)) "
                + buttons.joined(separator: isPlayable ? " " : "; ") + more + "</span>"
        }
        return items.isEmpty ? "" : "<p class=\"places\">\(items.joined(separator: " "))</p>\n"
    }

    /// How many places of a kind have a button.
    private static let greatestButtonCount = 3

    /// A sign for each kind, the same in the drawing, since colour alone says nothing to many people.
    private static func sign(_ kind: Kind) -> String {
        "<svg class=\"sign\" width=\"12\" height=\"10\" aria-hidden=\"true\"><use href=\"#\(kind.rawValue)\" x=\"6\" y=\"1\"/></svg>"
    }

    /// The signs themselves, once for the whole page.
    static var definitions: String {
        let shapes = Kind.allCases.map { "<g id=\"\($0.rawValue)\">\(shape($0))</g>" }
        return
            "<svg width=\"0\" height=\"0\" class=\"signs\" aria-hidden=\"true\"><defs>\(shapes.joined())</defs></svg>\n"
    }

    /// What the marks and the picture mean.
    static var legend: String {
        let signs = Kind.allCases.map { "\(sign($0)) \(HTMLText.escaped(HTMLWords.kind($0)))" }.joined(separator: ", ")
        return HTMLText.escaped(HTMLWords.soundLegend) + " " + signs + "."
    }

    /// What stands at the middle of a place: 8 pixels high, around x = 0.
    private static func shape(_ kind: Kind) -> String {
        switch kind {
        case .clipping: "<path class=\"clipping\" d=\"M-4 0h8l-4 8z\"/>"
        case .dropout: "<path class=\"dropout\" d=\"M-4 0h2v6h4v-6h2v8h-8z\"/>"
        case .repetition: "<path class=\"repetition\" d=\"M-4 0h3v8h-3zM1 0h3v8h-3z\"/>"
        case .pause: "<path class=\"pause\" d=\"M-4 3h8v2h-8z\"/>"
        }
    }
}
