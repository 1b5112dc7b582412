import PreflightModel

/// What is wrong in the sound of a recording, from where on it is said, and why.
enum EnglishExplanations {
    static func text(_ fault: SoundFault) -> String {
        switch fault {
        case .silent: "The recording is never louder than \(level(SoundLimits.silentPeak)): there is nothing to hear."
        case .clipped:
            "Three or more samples in a row are at full scale, or peaks end flat at one and the same level below it, at least "
                + "three times."
        case .overFullScale:
            "Floating-point samples are beyond full scale. They clip as soon as somebody converts them to integers."
        case .nonFinite: "Floating-point samples are infinite or not a number."
        case .dropout:
            "At least 1 ms of exact zeros cuts into sound: the samples jump from at least −50 dBFS to nothing and back."
        case .repeated: "At least 5 ms are repeated at once, sample by sample. A voice never repeats itself exactly."
        case .offset:
            "The mean of all samples of a channel is further than \(percent(SoundLimits.offset)) of full scale from zero."
        case .channelDead:
            "A channel is below −70 dBFS and at least 40 dB quieter than another, as when a microphone is not plugged in."
        case .phaseInverted: "The two channels have a correlation of −0.9 or less, so a mix to mono cancels out."
        case .upsampled:
            "The recording has no sound above \(kilohertz(SoundLimits.narrowBandwidth)) at a rate of "
                + "\(kilohertz(Double(SoundLimits.wideRate))) or more; or none above \(kilohertz(SoundLimits.wideBandwidth)) at "
                + "\(kilohertz(Double(SoundLimits.fullRate))) or more, where the profile asks for such a rate. The uncertainty of "
                + "10 % is allowed for."
        case .hum:
            "Where nobody speaks, 50 or 60 Hz and their harmonics stand out, and are at most "
                + "\(decibels(SoundLimits.humBelowSpeech)) below the speech."
        case .channelsIdentical: "All channels hold the same samples, or differ by less than −60 dB."
        case .paddedBits: "The lowest bits of all samples are zero."
        case .noSpeech:
            "In a recording of \(seconds(SoundLimits.leastHeard)) or more, no speech was heard. A single short word may be missed."
        case .littleSpeech:
            "Speech was heard in less than \(percent(SoundLimits.speechShare)) of the recording, long silences left out."
        case .cutOff: "A word is under way at the very first sample, or at the very last."
        case .pause:
            "Nobody speaks for more than \(seconds(SoundLimits.pause)) before, between or after words. The uncertainty of 0.1 s "
                + "at each end is allowed for. Where a rule of the profile limits silences, it decides."
        case .quiet:
            "Speech is below \(level(SoundLimits.quietLevel)), and no peak reaches \(level(SoundLimits.quietPeak)). Where a rule "
                + "of the profile has a minimum for a level, it decides."
        case .noisy:
            "The signal-to-noise ratio is below \(decibels(SoundLimits.snr)), its uncertainty included; or it is unknown, since other "
                + "voices fill the silences, and the opinion score of DNSMOS P.808 is below "
                + "\(EnglishAmounts.decimal(SoundLimits.opinion, places: 1)) with its uncertainty. Where a rule of the profile "
                + "limits the ratio or the noise, it decides."
        case .reverberant:
            "Most sounds die away more slowly than 0.38 s for 60 dB, as in a room with bare walls. Where a rule of the profile "
                + "is about echo, it decides."
        case .severalSpeakers:
            "Stretches of 2 s of speech fall into groups whose voices have a similarity below \(similarity(VoiceLimits.split)). One "
                + "speaker has 0.6 and more as a rule; somebody who reads with several voices may have less. Where a rule of the "
                + "profile asks for one speaker, it decides."
        case .otherSpeaker:
            "The voice of a recording has a similarity below \(similarity(VoiceLimits.different)) to that of most others, with "
                + "\(seconds(VoiceLimits.leastSpeech)) of speech or more on both sides, and neither through a narrow band. Where a "
                + "rule of the profile asks for one speaker, it decides."
        case .mixedSpeakers:
            "The recordings fall into groups whose voices have a similarity below \(similarity(VoiceLimits.different)), and none of "
                + "them has more than 60 % of the recordings. Where a rule of the profile asks for one speaker, it decides."
        }
    }

    static func text(_ fault: TextFault) -> String {
        switch fault {
        case .impossible:
            "The text has more than \(rate(TextLimits.impossibleRate)) syllables for each second of speech, counted in the way "
                + "that makes the fewest of them, and with the uncertainty of the time. The fastest talkers on record say 15."
        case .longerThanSpeech:
            "The text has more than \(rate(TextLimits.greatestRate)) syllables for each second of speech, counted in the way that "
                + "makes the fewest of them. Without listening, the length of the recording is taken."
        case .shorterThanSpeech:
            "The text has fewer than \(rate(TextLimits.leastRate)) syllables for each second of speech, counted in the way that "
                + "makes the most of them, in \(seconds(TextLimits.leastSpeech)) of speech or more."
        case .otherLanguage:
            "Fewer than \(percent(TextLimits.leastScriptShare)) of the letters of a text are in the script of the language that is "
                + "given for it."
        case .readDifferently: "The text has digits or symbols, which people and machines read in several ways."
        case .repeated: "The texts of two recordings have the same letters."
        }
    }

    private static func rate(_ value: Double) -> String { EnglishAmounts.decimal(value, places: 1) }

    private static func level(_ value: Double) -> String { EnglishAmounts.decimal(value, places: 1) + " dBFS" }

    private static func decibels(_ value: Double) -> String { EnglishAmounts.decimal(value, places: 1) + " dB" }

    private static func seconds(_ value: Double) -> String { EnglishAmounts.seconds(value) }

    private static func similarity(_ value: Double) -> String { EnglishAmounts.decimal(value, places: 2) }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    private static func kilohertz(_ hertz: Double) -> String {
        EnglishAmounts.decimal(hertz / 1000, places: 1) + " kHz"
    }
}
