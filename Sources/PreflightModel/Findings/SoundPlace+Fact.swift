extension SoundPlace {
    /// The place in a fact: start and end in seconds and the channel, with slashes between: `42.310/42.318/2`.
    package var notation: String {
        let end = (start + duration).rounded(toDecimals: 6)
        return "\(start)/\(end)" + (channel.map { "/\($0)" } ?? "")
    }

    /// Reads what `notation` wrote; nil for anything else.
    package init?(notation: String) {
        let parts = notation.split(separator: "/", omittingEmptySubsequences: false)
        guard 2...3 ~= parts.count, let start = Double(parts[0]), let end = Double(parts[1]), start.isFinite,
            end.isFinite, end >= start
        else { return nil }
        let channel = parts.count == 3 ? Int(parts[2]) : nil
        if parts.count == 3, channel == nil { return nil }
        self.init(start: start, duration: end - start, channel: channel)
    }
}

extension Finding {
    /// The name of the fact with the places in the recording that it is about, the worst first.
    package static let placesFact = "places"

    /// Where in the recording it is, the worst first; empty where it is about all of it.
    package var places: [SoundPlace] {
        (facts[Self.placesFact]?.list ?? []).compactMap { SoundPlace(notation: $0) }
    }
}
