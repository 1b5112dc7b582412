import PreflightModel
import Yams

extension RuleKinds {
    /// The kinds of rules on whose voice it is.
    static let ofVoices: [RuleKind] = [
        RuleKind(RuleLimit.sameSpeakerKind) { node, mistakes in
            var mapping = ProfileMapping(node, subject: RuleLimit.sameSpeakerKind, mistakes: mistakes)
            let role = mapping.requireText("as")
            mapping.finish()
            return role.map { .voices(.sameSpeaker(as: $0)) }
        },
        RuleKind(RuleLimit.oneSpeakerKind) { node, mistakes in
            guard ProfileValues.boolean(node, mistakes) == true else {
                mistakes.add("oneSpeaker can only be true: without it, anybody may speak", at: node)
                return nil
            }
            return .voices(.oneSpeaker)
        },
    ]
}
