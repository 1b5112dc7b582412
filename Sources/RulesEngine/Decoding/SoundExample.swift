import PreflightModel
import Yams

/// What is to be heard in the recording of an example. What the example does not say is as in a good recording.
struct SoundExample {
    /// How deep the example was measured.
    let depth: MeasurementMethod
    private var numbers: [String: Double] = [:]
    private var unknown: Set<String> = []
    private var uncertainty: Double?
    private var noise: [String: Double] = [:]
    private var pauses: [String: Double] = [:]
    private var scores: [String: Double] = [:]
    private var isReverberant = false

    /// Takes the keys that are about sound.
    init(_ mapping: inout ProfileMapping, mistakes: ProfileMistakes) {
        depth =
            mapping.take("depth").flatMap { ProfileValues.oneOf($0, MeasurementMethod.self, mistakes) } ?? .listen
        func value(_ node: Node, _ unit: Quantity.Unit) -> Double? {
            // A number alone is in the unit of its kind.
            if let number = node.float, number.magnitude < 1e9 { return number }
            return SoundValues.value(node, unit, mistakes)?.value
        }
        for (name, unit) in Self.units {
            guard let node = mapping.take(name) else { continue }
            if node.scalar?.string == "unknown" { unknown.insert(name) } else { numbers[name] = value(node, unit) }
        }
        uncertainty = mapping.take("uncertainty").flatMap { node in
            node.float.flatMap { (0...1e9).contains($0) ? $0 : nil }
                ?? ProfileValues.duration(node, mistakes)?.value.seconds
        }
        func parts(_ name: String, _ keys: [String], _ unit: Quantity.Unit) -> [String: Double] {
            guard let node = mapping.take(name) else { return [:] }
            guard node.mapping != nil else {
                guard node.scalar?.string == "unknown" else { return value(node, unit).map { ["": $0] } ?? [:] }
                unknown.insert(name)
                return [:]
            }
            var parts = ProfileMapping(node, subject: name, mistakes: mistakes)
            var values: [String: Double] = [:]
            for key in keys {
                guard let node = parts.take(key) else { continue }
                if node.scalar?.string == "unknown" {
                    unknown.insert("\(name).\(key)")
                } else {
                    values[key] = value(node, unit)
                }
            }
            parts.finish()
            return values
        }
        noise = parts("noiseFloor", ["before", "between", "after"], .decibelsFullScale)
        pauses = parts("pause", ["longest", "shortest"], .seconds)
        scores = parts("mos", ["p808", "overall", "signal", "background"], .score)
        if let node = mapping.take("reverberation") {
            if node.scalar?.string == "unknown" {
                unknown.insert("reverberation")
            } else {
                isReverberant = ProfileValues.boolean(node, mistakes) ?? false
            }
        }
    }

    private static let units: [(String, Quantity.Unit)] = [
        ("peak", .decibelsFullScale), ("truePeak", .decibelsTruePeak), ("rms", .decibelsFullScale),
        ("loudness", .loudnessUnitsFullScale), ("loudnessRange", .loudnessUnits), ("clipping", .frames),
        ("dcOffset", .percent), ("leadingSilence", .seconds), ("trailingSilence", .seconds), ("snr", .decibels),
        ("speech", .seconds), ("continuousSpeech", .seconds), ("bandwidth", .hertz),
    ]

    /// Adds it to a measurement of the example's file.
    func add(to recording: inout RecordingMeasurement) {
        if depth >= .decode { recording.signal = signal }
        if depth >= .listen { recording.speech = speech(length: recording.longestDuration.seconds) }
    }

    private func level(_ name: String, _ usual: Double) -> Double? {
        unknown.contains(name) ? nil : numbers[name] ?? usual
    }

    private func estimate(_ name: String, _ usual: Double) -> Estimate? {
        unknown.contains(name) ? nil : Estimate(numbers[name] ?? usual, uncertainty: uncertainty ?? 0)
    }

    private var signal: SignalMeasurement {
        let clipped = Int64(numbers["clipping"] ?? 0)
        let place = SoundPlace(start: 0, duration: 0.001)
        // What is uncertain is heard, in a room that is never quiet.
        let isNoisy = uncertainty != nil
        return SignalMeasurement(
            levels: ChannelSignal(
                peak: level("peak", -6), truePeak: level("truePeak", -6), rms: level("rms", -20),
                loudness: level("loudness", -20), dcOffset: (numbers["dcOffset"] ?? 0) / 100),
            loudnessRange: level("loudnessRange", 5),
            clipping: clipped > 0
                ? SoundRuns(runCount: 1, frameCount: clipped, longest: 0.001, places: [place]) : .none,
            leadingSilence: isNoisy ? 0 : numbers["leadingSilence"] ?? 0.15,
            trailingSilence: isNoisy ? 0 : numbers["trailingSilence"] ?? 0.15, sampleHash: "")
    }

    private func speech(length: Double) -> SpeechMeasurement {
        let speech = estimate("speech", max(0, length - 0.3)) ?? Estimate(0, uncertainty: 0)
        let longest = pauses["longest"] ?? pauses[""] ?? pauses["shortest"] ?? 0.4
        func floor(_ part: String) -> Double? {
            unknown.contains("noiseFloor") || unknown.contains("noiseFloor.\(part)")
                ? nil : noise[part] ?? noise[""] ?? -85
        }
        func score(_ part: String, _ usual: Double?) -> Estimate? {
            unknown.contains("mos.\(part)")
                ? nil : (scores[part] ?? usual).map { Estimate($0, uncertainty: uncertainty ?? 0) }
        }
        return SpeechMeasurement(
            duration: speech, segmentCount: speech.value > 0 ? 2 : 0,
            first: numbers["leadingSilence"] ?? 0.15, last: length - (numbers["trailingSilence"] ?? 0.15),
            longestContinuous: estimate("continuousSpeech", speech.value)
                .map { SoundPlace(start: 0, duration: $0.value) },
            pauses: [SoundPlace(start: 0, duration: longest)], shortestSentencePause: pauses["shortest"],
            level: -20, snr: estimate("snr", 60),
            noiseFloor: NoiseFloor(before: floor("before"), between: floor("between"), after: floor("after")),
            bandwidth: estimate("bandwidth", 20_000),
            isReverberant: unknown.contains("reverberation") ? nil : isReverberant,
            mos: OpinionScores(
                p808: score("p808", scores[""] ?? 4), overall: score("overall", nil), signal: score("signal", nil),
                background: score("background", nil)))
    }
}
