import PreflightModel

extension EnglishFindings {
    /// What is wrong in the sound of a recording, whatever the profile.
    static func ofSoundFault(_ finding: Finding) -> Sentence? {
        guard let fault = SoundFault(rawValue: finding.code.rawValue) else { return nil }
        return switch fault {
        case .silent: silent(finding)
        case .clipped:
            Sentence(
                "the sound is clipped in \(places(finding)); the peaks are cut off, and nothing brings them back",
                "Record again with less gain, so that peaks stay below −6 dBFS.")
        case .overFullScale:
            Sentence(
                "\(counted(finding, "samples", "sample is", "samples are")) beyond full scale"
                    + parenthesis(finding.facts["peakDBFS"].map { "the peak is at \(level($0))" })
                    + ": they clip as soon as the recording is converted to integer samples",
                "Lower the level of the whole recording until its peak is below −1 dBFS, then export it again.")
        case .nonFinite:
            Sentence(
                "\(counted(finding, "samples", "sample is", "samples are")) infinite or not a number, which players "
                    + "and vendors treat differently",
                "Export it from the original again, with integer samples.")
        case .dropout:
            Sentence(
                "the sound drops out in \(places(finding)): zeros cut into it, as lost buffers leave them",
                "Record again with a larger audio buffer and fewer programs running.")
        case .repeated:
            Sentence(
                "the sound repeats itself, sample by sample, in \(places(finding)), as buffers that are played twice do",
                "Record again with a larger audio buffer and fewer programs running.")
        case .offset: offset(finding)
        case .channelDead: channelDead(finding)
        case .phaseInverted:
            Sentence(
                "channel 2 is channel 1 with its sign turned, so a mix to mono cancels the voice out",
                "Turn the phase of one channel, or export channel 1 alone as mono.")
        case .upsampled: upsampled(finding)
        case .hum: hum(finding)
        case .channelsIdentical:
            Sentence(
                "all \(number(finding.facts["channels"])) channels hold the same: it is a mono recording",
                "Mono takes less space and sounds the same.")
        case .paddedBits:
            Sentence(
                "the samples have \(number(finding.facts["bits"])) bits, but only \(number(finding.facts["usedBits"])) of "
                    + "them are used: it was recorded or processed with \(number(finding.facts["usedBits"])) bits",
                "Export it from the original, if that has more.")
        case .noSpeech:
            Sentence(
                "nobody is heard to speak", "Check that this is the right file, and that the right input was recorded.")
        case .littleSpeech:
            Sentence(
                "speech is heard in only \(seconds(finding.facts["speechSeconds"])) of "
                    + seconds(finding.facts["wholeSeconds"]),
                "Cut out what is not speech, or record more.")
        case .cutOff: cutOff(finding)
        case .pause: pause(finding)
        case .quiet:
            Sentence(
                "the speech is quiet: \(level(finding.facts["speechDBFS"])), with peaks at "
                    + level(finding.facts["peakDBFS"]),
                "Record nearer to the microphone or with more gain, so that peaks come to between −12 and −6 dBFS. Raising the "
                    + "level afterwards raises the noise too.")
        case .noisy: noisy(finding)
        case .reverberant:
            Sentence(
                "the room echoes: words die away slowly",
                "Record in a room with carpets, curtains or a full wardrobe, nearer to the microphone.")
        case .severalSpeakers:
            Sentence(
                EnglishVoices(finding).several, "Listen there, and cut out what others say.")
        case .otherSpeaker: Sentence(EnglishVoices(finding).otherThanTheRest, EnglishVoices.leaveOut)
        case .mixedSpeakers: Sentence(EnglishVoices(finding).mixed, EnglishVoices.chooseOne)
        }
    }

    // MARK: Sentences with cases

    private static func silent(_ finding: Finding) -> Sentence {
        let what =
            finding.facts["peakDBFS"].map {
                "the recording is silent: nothing is louder than \(level($0))"
            } ?? "the recording is silent: there is nothing but zeros"
        return Sentence(
            what, "Check that the microphone is on and that the right input was recorded, then record again.")
    }

    private static func offset(_ finding: Finding) -> Sentence {
        let percent = (finding.facts["offset"]?.number).map { EnglishAmounts.decimal($0 * 100, places: 1) + " %" }
        let place = finding.facts["channel"].map { " in channel \(number($0))" } ?? ""
        return Sentence(
            "the samples are not centred on zero\(place): their mean is \(percent ?? "an unknown part") of full scale, a DC "
                + "offset",
            "Remove the offset with a high-pass filter at 20 Hz or your editor's DC correction, and have the recording "
                + "device looked at.")
    }

    private static func channelDead(_ finding: Finding) -> Sentence {
        let channels = finding.facts["channels"]?.list ?? []
        let names = Words.list(channels)
        return Sentence(
            "\(channels.count > 1 ? "channels \(names) are" : "channel \(names) is") silent while another is not",
            "Export the channel with the voice alone as mono, or record again with all inputs connected.")
    }

    private static func upsampled(_ finding: Finding) -> Sentence {
        let rate = finding.facts["sampleRate"]?.integer.map { EnglishAmounts.hertz($0) } ?? "an unknown rate"
        let bandwidth = finding.facts["bandwidthHz"]?.number ?? 0
        let source = bandwidth < SoundLimits.narrowBandwidth ? "telephone quality (8 kHz)" : "16 kHz"
        return Sentence(
            "there is no sound above \(hertz(finding, "bandwidthHz", "uncertaintyHz")), though the sample rate is \(rate): "
                + "it seems to come from \(source) and to have been upsampled",
            "Use the original recording, or record again at \(rate); upsampling restores nothing.")
    }

    private static func hum(_ finding: Finding) -> Sentence {
        Sentence(
            "the mains hum at \(number(finding.facts["frequencyHz"])) Hz with \(level(finding.facts["humDBFS"])), while the "
                + "speech has \(level(finding.facts["speechDBFS"]))",
            "Record again with other cables or another socket, away from power supplies; a notch filter removes some of it."
        )
    }

    private static func cutOff(_ finding: Finding) -> Sentence {
        let edges = finding.facts["edges"]?.list ?? []
        let parts = edges.map { edge in
            let place = finding.places.first { (edge == "start") == ($0.start == 0) }
            return edge == "start"
                ? "begins in the middle of a word"
                : "ends in the middle of a word" + (place.map { " (at \(time($0.start)))" } ?? "")
        }
        return Sentence(
            parts.isEmpty ? "begins or ends in the middle of a word" : parts.joined(separator: " and "),
            "Record again, with half a second of silence before the first word and after the last.")
    }

    private static func pause(_ finding: Finding) -> Sentence {
        let count = finding.facts["runs"]?.integer ?? 0
        let longest = seconds(finding.facts["longestSeconds"])
        return Sentence(
            (count > 1
                ? "nobody speaks for \(longest) and, elsewhere, for longer than "
                    + "\(seconds(.number(SoundLimits.pause))): \(list(finding.places, count: count))"
                : "nobody speaks for \(longest): \(list(finding.places, count: count))"),
            "Shorten the silence to a second or two.")
    }

    private static func noisy(_ finding: Finding) -> Sentence {
        let remedy = "Record in a quieter room, nearer to the microphone, with fans off and windows shut."
        if finding.facts["opinion"] != nil {
            return Sentence(
                "other voices or noise are heard with the speech: listeners would give it "
                    + "\(estimate(finding, "opinion", "opinionUncertainty")) of 5 (DNSMOS P.808)", remedy)
        }
        return Sentence(
            "noise is near the speech: the signal-to-noise ratio is \(estimate(finding, "snrDB", "uncertaintyDB")) dB"
                + parenthesis(finding.facts["noiseDBFS"].map { "the noise is at \(level($0))" }), remedy)
    }

    // MARK: Words for facts

    /// "14 places (0:42.310 to 0:42.318, channel 2; … and 11 more)".
    private static func places(_ finding: Finding) -> String {
        let count = finding.facts["runs"]?.integer ?? 0
        let places = finding.places
        let counted = count == 1 ? "1 place" : "\(EnglishAmounts.grouped(count)) places"
        return places.isEmpty ? counted : "\(counted) (\(list(places, count: count)))"
    }

    /// The first three places, and how many more there are.
    private static func list(_ places: [SoundPlace], count: Int64) -> String {
        let shown = places.prefix(3)
        let more = count - Int64(shown.count)
        return shown.map(place).joined(separator: "; ") + (more > 0 ? "; and \(EnglishAmounts.grouped(more)) more" : "")
    }

    /// "0:42.310 to 0:42.318, channel 2".
    static func place(_ place: SoundPlace) -> String {
        let (start, end) = (time(place.start), time(place.start + place.duration))
        return (start == end ? start : "\(start) to \(end)") + (place.channel.map { ", channel \($0)" } ?? "")
    }

    /// "0:42.310", "1:02:03.456".
    static func time(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds.magnitude < 1e12 else { return "an unknown time" }
        return MeasurementWords.clock(seconds: max(0, seconds))
    }

    private static func number(_ fact: Fact?) -> String {
        fact?.integer.map { EnglishAmounts.grouped($0) } ?? "an unknown number"
    }

    private static func level(_ fact: Fact?) -> String {
        fact?.number.map { EnglishAmounts.decimal($0, places: 1) + " dBFS" } ?? "an unknown level"
    }

    private static func seconds(_ fact: Fact?) -> String {
        fact?.number.map { EnglishAmounts.seconds(($0 * 10).rounded() / 10) } ?? "an unknown time"
    }

    private static func counted(_ finding: Finding, _ name: String, _ singular: String, _ plural: String) -> String {
        finding.facts[name]?.integer.map { EnglishAmounts.counted($0, singular, plural) }
            ?? "an unknown number of \(plural)"
    }

    private static func estimate(_ finding: Finding, _ value: String, _ uncertainty: String) -> String {
        guard let value = finding.facts[value]?.number else { return "an unknown number of" }
        let range = finding.facts[uncertainty]?.number.map { " ± \(EnglishAmounts.decimal($0, places: 1))" } ?? ""
        return EnglishAmounts.decimal(value, places: 1) + range
    }

    /// Kilohertz with the uncertainty: "4.1 ± 0.4 kHz".
    private static func hertz(_ finding: Finding, _ value: String, _ uncertainty: String) -> String {
        guard let value = finding.facts[value]?.number else { return "an unknown frequency" }
        let range =
            finding.facts[uncertainty]?.number.map { " ± \(EnglishAmounts.decimal($0 / 1000, places: 1))" } ?? ""
        return EnglishAmounts.decimal(value / 1000, places: 1) + range + " kHz"
    }

    private static func parenthesis(_ text: String?) -> String { text.map { " (\($0))" } ?? "" }
}
