import PreflightModel

/// Cuts a recording in its pauses into pieces of lengths that are allowed.
///
/// The pieces lose as little speech as can be; of the ways to do that, the one with the fewest pieces is taken, then the one
/// with the longest pauses, then the one with the most equal lengths. It is found by dynamic programming over the pauses.
struct PieceCutting {
    /// What came out.
    struct Pieces: Hashable, Sendable {
        /// In order, with silence around each that is left of the pauses.
        var pieces: [Range<Int64>] = []
        /// What no piece can hold, since nobody pauses in it for too long, or it is too short for a piece of its own.
        var rest: [Range<Int64>] = []
    }

    let map: SpeechMap
    /// The frames that may be taken.
    let range: Range<Int64>
    /// How long a piece may be, in frames.
    let lengths: ClosedRange<Int64>
    let silence: EdgeSilence
    /// What is taken out of pauses within pieces.
    let shortening: PauseShortening

    /// A place where pieces may begin and end: where the one before ends, and the one behind begins.
    private struct Place {
        /// How many stretches of speech are before it.
        var segment: Int
        var end: Int64
        var start: Int64
        /// The length of the pause in milliseconds; 0 at the ends of the recording, where nothing is cut.
        var pause: Int64
    }

    func pieces() -> Pieces {
        let places = places()
        guard places.count > 1 else { return Pieces() }
        var best: [Best?] = Array(repeating: nil, count: places.count)
        best[0] = Best(cost: Cost(), from: nil, isPiece: false)
        for index in places.indices.dropLast() {
            guard let here = best[index] else { continue }
            func offer(_ goal: Int, _ cost: Cost, isPiece: Bool) {
                let total = here.cost + cost
                if let old = best[goal], !(total < old.cost) { return }
                best[goal] = Best(cost: total, from: index, isPiece: isPiece)
            }
            offer(index + 1, Cost(lostSpeech: speech(from: places[index], to: places[index + 1])), isPiece: false)
            for goal in places.indices[(index + 1)...] {
                let frames = places[index].start..<max(places[index].start, places[goal].end)
                let length = shortening.length(of: frames)
                if length > lengths.upperBound { break }
                if length < lengths.lowerBound { continue }
                offer(goal, Cost(pieceOf: length, cuts: [places[index].pause, places[goal].pause]), isPiece: true)
            }
        }
        return pieces(best, places)
    }

    private func pieces(_ best: [Best?], _ places: [Place]) -> Pieces {
        var result = Pieces()
        var index = places.count - 1
        while let step = best[index], let from = step.from {
            let frames = places[from].start..<max(places[from].start, places[index].end)
            if step.isPiece {
                result.pieces.append(frames)
            } else if let last = result.rest.last, last.lowerBound <= places[index].start {
                result.rest[result.rest.count - 1] = frames.lowerBound..<last.upperBound
            } else {
                result.rest.append(frames)
            }
            index = from
        }
        result.pieces.reverse()
        result.rest.reverse()
        return result
    }

    private func places() -> [Place] {
        let segments = map.segments.indices.filter { map.segments[$0].overlaps(range) }
        guard let first = segments.first, let last = segments.last else { return [] }
        let (leading, trailing) = (map.frames(silence.leading), map.frames(silence.trailing))
        var places = [Place(segment: first, end: range.lowerBound, start: range.lowerBound, pause: 0)]
        for pause in map.pauses where pause.segment > first && pause.segment <= last {
            let frames = pause.frames
            let half = Int64(frames.count) / 2
            places.append(
                Place(
                    segment: pause.segment, end: frames.lowerBound + min(trailing, half),
                    start: frames.upperBound - min(leading, half),
                    pause: max(1, Int64(frames.count) * 1000 / Int64(map.sampleRate))))
        }
        places.append(Place(segment: last + 1, end: range.upperBound, start: range.upperBound, pause: 0))
        return places
    }

    private func speech(from start: Place, to end: Place) -> Int64 {
        map.segments[start.segment..<end.segment].reduce(0) { $0 + Int64($1.clamped(to: range).count) }
    }

    private struct Best {
        var cost: Cost
        /// The place before it.
        var from: Int?
        var isPiece: Bool
    }

    /// Sums of costs are compared from the first on, so that the best way to a place is part of the best way through it.
    private struct Cost {
        var lostSpeech: Int64 = 0
        var pieceCount: Int64 = 0
        var shortPauses: Int64 = 0
        var squares = 0.0

        init(lostSpeech: Int64 = 0) { self.lostSpeech = lostSpeech }

        init(pieceOf length: Int64, cuts: [Int64]) {
            pieceCount = 1
            shortPauses = cuts.filter { $0 > 0 }.reduce(0) { $0 + 1_000_000 / $1 }
            squares = Double(length) * Double(length)
        }

        static func + (left: Cost, right: Cost) -> Cost {
            var sum = Cost(lostSpeech: left.lostSpeech + right.lostSpeech)
            sum.pieceCount = left.pieceCount + right.pieceCount
            sum.shortPauses = left.shortPauses + right.shortPauses
            sum.squares = left.squares + right.squares
            return sum
        }

        static func < (left: Cost, right: Cost) -> Bool {
            (left.lostSpeech, left.pieceCount, left.shortPauses, left.squares)
                < (right.lostSpeech, right.pieceCount, right.shortPauses, right.squares)
        }
    }
}
