import PreflightModel

/// Where somebody speaks, as the path of an SVG that is `width` units wide and one unit high.
enum SpeechPath {
    /// Finer than this is not drawn.
    static let width = 1000

    /// The path; empty where nobody speaks. Stretches that touch at this width are one.
    static func path(_ speech: [SoundPlace], duration: Double) -> String {
        guard duration > 0 else { return "" }
        func unit(_ seconds: Double) -> Int { Int((max(0, min(1, seconds / duration)) * Double(width)).rounded()) }
        var stretches: [(start: Int, end: Int)] = []
        for place in speech.sorted(by: { $0.start < $1.start }) {
            let (start, end) = (unit(place.start), max(unit(place.start) + 1, unit(place.start + place.duration)))
            if let last = stretches.last, start <= last.end {
                stretches[stretches.count - 1].end = max(last.end, end)
            } else {
                stretches.append((start, end))
            }
        }
        return stretches.map { "M\($0.start) 0h\($0.end - $0.start)v1h\($0.start - $0.end)z" }.joined()
    }
}
