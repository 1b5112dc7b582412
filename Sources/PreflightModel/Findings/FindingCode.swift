/// What kind of thing a finding says, as `duration.too-long`: stable, where the wording is not.
///
/// The first part is the kind of the rule, or what was looked at. A finding about a defect, or about a recording that could
/// not be measured, has the code of the defect.
public struct FindingCode: OpenVocabulary {
    /// The code itself.
    public let rawValue: String

    /// Takes a code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The code of a defect, or of the reason why a recording could not be measured.
    package init(_ code: DefectCode) { rawValue = code.rawValue }
}

// MARK: Rules

extension FindingCode {
    /// The rule is for other formats.
    package static let otherFormat: Self = "rule.other-format"
    /// The recording does not have the number that the rule limits.
    package static let withoutNumber: Self = "rule.without-number"

    package static let containerAccepted: Self = "container.accepted"
    package static let containerNotAccepted: Self = "container.not-accepted"
    package static let codecAccepted: Self = "codec.accepted"
    package static let codecNotAccepted: Self = "codec.not-accepted"
    package static let documentFormatAccepted: Self = "documentFormat.accepted"
    package static let documentFormatNotAccepted: Self = "documentFormat.not-accepted"
    package static let documentFormatUnknown: Self = "documentFormat.not-looked-into"
    package static let documentMissing: Self = "documentFormat.no-document"
    package static let bitRateUnknown: Self = "bitRate.unknown"
    package static let sampleRateHidden: Self = "sampleRate.sbr-possible"
    package static let fileNameAccepted: Self = "fileName.accepted"
    package static let fileNameDiffers: Self = "fileName.not-matched"
    package static let fileNameUndecided: Self = "fileName.undecided"
    package static let fileNameForbidden: Self = "fileName.forbidden-character"
    package static let reverberationNone: Self = "reverberation.none"
    package static let reverberationHeard: Self = "reverberation.heard"
    package static let reverberationUnknown: Self = "reverberation.unknown"
    package static let reverberationNotMeasured: Self = "reverberation.not-measured"
    package static let sameSpeaker: Self = "sameSpeaker.same"
    package static let sameSpeakerUnsure: Self = "sameSpeaker.unsure"
    package static let sameSpeakerDifferent: Self = "sameSpeaker.different"
    package static let sameSpeakerUnknown: Self = "sameSpeaker.unknown"
    package static let oneSpeaker: Self = "oneSpeaker.one"
    package static let oneSpeakerUnsure: Self = "oneSpeaker.unsure"
    package static let oneSpeakerSeveral: Self = "oneSpeaker.several-in-recording"
    package static let oneSpeakerOther: Self = "oneSpeaker.other"
    package static let oneSpeakerMixed: Self = "oneSpeaker.mixed"
    package static let oneSpeakerUnknown: Self = "oneSpeaker.unknown"
    package static let namesUnique: Self = "uniqueNames.unique"
    package static let nameRepeated: Self = "uniqueNames.repeated"
}

// MARK: Texts against what is said

extension FindingCode {
    /// The text is what is said.
    package static let textAgrees: Self = "saysText.agrees"
    /// Another text is said.
    package static let textDiffers: Self = "saysText.differs"
    /// The text of another recording is said.
    package static let textSwapped: Self = "saysText.swapped"
    /// A word is missing in the recording, or in the text.
    package static let wordsDiffer: Self = "saysText.words-differ"
    /// Neither is sure.
    package static let textUnsure: Self = "saysText.unsure"
    /// Nobody compared them.
    package static let wordsNotCompared: Self = "saysText.not-compared"
}

// MARK: Parameters

extension FindingCode {
    package static let parameterGiven: Self = "parameter.given"
    package static let parameterNeeded: Self = "parameter.needed"
    package static let parameterEmpty: Self = "parameter.empty"
    package static let parameterAlone: Self = "parameter.alone"
    package static let parameterUnknown: Self = "parameter.unknown"

    /// The value is what its condition asks for.
    package static let valueAccepted: Self = "value.accepted"
    package static let patternDiffers: Self = "pattern.not-matched"
    package static let patternUndecided: Self = "pattern.undecided"
    package static let notOneOf: Self = "oneOf.not-accepted"
    package static let notInteger: Self = "integer.not-a-number"
    package static let notBoolean: Self = "boolean.not-accepted"
    package static let notAddress: Self = "url.not-an-address"
    package static let addressNotAccepted: Self = "url.not-accepted"
    package static let notOSSObject: Self = "ossObject.not-accepted"
    package static let notMediaIDs: Self = "mediaIDs.not-accepted"
    package static let notHeader: Self = "header.not-accepted"
    package static let withoutPunctuation: Self = "endsWithPunctuation.missing"
    package static let chineseCharacter: Self = "without.chinese-character"
}

// MARK: Roles and sets

extension FindingCode {
    package static let roleNeededToSubmit: Self = "role.needed-to-submit"
    package static let roleNeededToPackage: Self = "role.needed-to-package"
    package static let roleWithoutParameter: Self = "role.without-parameter"
    package static let roleGivenByParameters: Self = "role.given-by-two-parameters"
    package static let roleGivenAsMedia: Self = "role.given-as-file-and-media"
    package static let roleGivenAsAddress: Self = "role.given-as-file-and-address"
    package static let addressUnmeasured: Self = "role.address-not-measured"
    package static let mediaUnmeasured: Self = "role.media-not-measured"
    package static let duplicateRecording: Self = "duplicate-recording"
    package static let duplicateAudio: Self = "duplicate-audio"
    package static let recordingGivenTwice: Self = "recording.given-twice"
    package static let sharedRecording: Self = "shared-recording"
    package static let recordingsUnhashed: Self = "recordings.without-hash"
    package static let recordingChanged: Self = "recording.changed"
}

// MARK: Recordings, texts and documents

extension FindingCode {
    package static let noAudio: Self = "no-audio"
    package static let lengthUnverified: Self = "length-unverified"

    package static let textsPaired: Self = "transcript.paired"
    package static let textMissing: Self = "transcript.missing"
    package static let textAmbiguous: Self = "transcript.ambiguous"
    package static let textOrphaned: Self = "transcript.orphaned"
    package static let textEmpty: Self = "text.empty"
    package static let textBlank: Self = "text.blank"
    package static let textByteOrderMark: Self = "text.byte-order-mark"
    package static let textNotUTF8: Self = "text.not-utf8"
    package static let textUndecodable: Self = "text.undecodable"

    package static let documentEmpty: Self = "document.empty"
    package static let documentIsRecording: Self = "document.recording"
    package static let documentNotRecognised: Self = "document.not-recognised"
    package static let documentExtension: Self = "document.extension-mismatch"
}

// MARK: Packages

extension FindingCode {
    package static let fileRefused: Self = "package.file-refused"
    package static let packageIsZip: Self = "package.zip"
    package static let packageNotZip: Self = "package.zip-not-accepted"
    package static let packageRole: Self = "package.role-outside"
    package static let packageSecond: Self = "package.second-zip"
    package static let packageNeedsZip64: Self = "package.needs-zip64"
    package static let packageEntriesForZip64: Self = "package.too-many-entries"
    package static let packageBytesForZip64: Self = "package.too-large-without-zip64"
    package static let packageTooLarge: Self = "package.too-large"
    package static let packageFits: Self = "package.fits"
    package static let packageEntry: Self = "package.entry-not-accepted"
    package static let packageEntries: Self = "package.more-entries-not-accepted"
    package static let packageName: Self = "package.name-not-accepted"
    package static let packageNames: Self = "package.more-names-not-accepted"
    package static let packageNameTaken: Self = "package.name-taken"
    package static let packageFileTwice: Self = "package.file-twice"
}

// MARK: Suppressions

extension FindingCode {
    package static let suppressionUnused: Self = "suppression.unused"
    package static let suppressionExpired: Self = "suppression.expired"
}

extension FindingCode {
    /// What is still needed to submit: no fault of what was given.
    package static let needs: Set<FindingCode> = [.roleNeededToSubmit, .roleNeededToPackage, .parameterNeeded]

    /// Every code that has a sentence here, which that of a defect has not.
    static let known = Set(all)

    /// Every code that is not that of a defect; each has a sentence in every language.
    package static let all: [FindingCode] =
        NumberCodes.all.flatMap(\.all) + SoundFault.allCases.map { FindingCode($0) }
        + TextFault.allCases.map { FindingCode($0) } + [
            .otherFormat, .withoutNumber, .containerAccepted, .containerNotAccepted, .codecAccepted, .codecNotAccepted,
            .documentFormatAccepted, .documentFormatNotAccepted, .documentFormatUnknown, .documentMissing,
            .bitRateUnknown, .sampleRateHidden, .fileNameAccepted, .fileNameDiffers, .fileNameUndecided,
            .fileNameForbidden, .reverberationNone, .reverberationHeard, .reverberationUnknown,
            .reverberationNotMeasured, .sameSpeaker, .sameSpeakerUnsure, .sameSpeakerDifferent, .sameSpeakerUnknown,
            .oneSpeaker, .oneSpeakerUnsure, .oneSpeakerSeveral, .oneSpeakerOther, .oneSpeakerMixed, .oneSpeakerUnknown,
            .namesUnique, .nameRepeated, .textAgrees, .textDiffers, .textSwapped, .wordsDiffer, .textUnsure,
            .wordsNotCompared,
            .parameterGiven, .parameterNeeded, .parameterEmpty, .parameterAlone, .parameterUnknown, .valueAccepted,
            .patternDiffers, .patternUndecided, .notOneOf, .notInteger, .notBoolean, .notAddress, .addressNotAccepted,
            .notOSSObject, .notMediaIDs, .notHeader, .withoutPunctuation, .chineseCharacter,
            .roleNeededToSubmit, .roleNeededToPackage, .roleWithoutParameter, .roleGivenByParameters,
            .roleGivenAsMedia, .roleGivenAsAddress, .addressUnmeasured, .mediaUnmeasured, .duplicateRecording,
            .duplicateAudio,
            .recordingGivenTwice, .sharedRecording, .recordingsUnhashed, .recordingChanged,
            .noAudio, .lengthUnverified, .textsPaired, .textMissing, .textAmbiguous, .textOrphaned, .textEmpty,
            .textBlank, .textByteOrderMark, .textNotUTF8, .textUndecodable, .documentEmpty, .documentIsRecording,
            .documentNotRecognised, .documentExtension,
            .fileRefused, .packageIsZip, .packageNotZip, .packageRole, .packageSecond, .packageNeedsZip64,
            .packageEntriesForZip64, .packageBytesForZip64, .packageTooLarge, .packageFits, .packageEntry,
            .packageEntries, .packageName, .packageNames, .packageNameTaken, .packageFileTwice,
            .suppressionUnused, .suppressionExpired,
        ]
}
