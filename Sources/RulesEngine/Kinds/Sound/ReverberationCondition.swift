import PreflightModel

/// `reverberation: none`: the room does not echo.
struct ReverberationCondition: RecordingCondition {
    let limit = RuleLimit(kind: "reverberation")

    func judge(_ recording: RecordingMeasurement) -> Judgement {
        guard let speech = recording.speech else {
            switch recording.lacking(.listen) {
            case .notMeasured(let depth, _, _):
                return Judgement(.open, .reverberationNotMeasured, facts: ["depth": .text(depth.rawValue)])
            default: return unknown(.undecoded)
            }
        }
        guard let isReverberant = speech.isReverberant else {
            return unknown(speech.segmentCount == 0 ? .noSpeech : .fewEndings)
        }
        return Judgement(
            isReverberant ? .fail : .pass, isReverberant ? .reverberationHeard : .reverberationNone)
    }

    private func unknown(_ reason: SoundReason) -> Judgement {
        var judgement = Judgement(.open, .reverberationUnknown, facts: ["reason": reason.fact])
        judgement.isTooCloseToCall = true
        return judgement
    }
}
