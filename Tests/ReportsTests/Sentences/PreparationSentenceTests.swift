import PreflightModel
import Reports
import TestSupport
import Testing

@Suite("Sentences about what cannot be prepared", .timeLimited)
struct PreparationSentenceTests {
    @Test("every reason has a sentence that says what to do, also where its facts are missing")
    func everyReason() {
        for code in PreparationRefusal.Code.allCases {
            let sentence = EnglishSentences().message(of: PreparationRefusal(code))
            #expect(sentence.hasSuffix("."))
            #expect(sentence.contains(". "), "\(code): \(sentence)")
        }
    }

    @Test("numbers and units are in the sentence")
    func numbers() {
        let refusal = PreparationRefusal(.wouldClip, ["truePeak": .number(-1.2), "gain": .number(3)])
        #expect(
            EnglishSentences().message(of: refusal)
                == "a gain of 3.0 dB would lift the true peak from -1.2 dBTP beyond full scale. Record again at a higher "
                + "level, or compress the peaks yourself.")
    }
}
