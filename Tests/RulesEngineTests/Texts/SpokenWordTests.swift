import TestSupport
import Testing

@testable import RulesEngine

@Suite("How texts are read out", .timeLimited)
struct SpokenWordTests {
    private static func english(_ text: String) -> [[String]] {
        SpokenWord.words(of: text, in: .english).map { $0.readings.map { $0.joined(separator: " ") } }
    }

    private static func chinese(_ text: String) -> [[String]] {
        SpokenWord.words(of: text, in: .mandarin).map { $0.readings.map { $0.joined() } }
    }

    @Test("in English: words without their punctuation, and hyphens between them")
    func words() {
        #expect(Self.english("“Hello,” she said – don’t!") == [["hello"], ["she"], ["said"], ["don't"]])
        #expect(Self.english("cold-hearted men/women") == [["cold"], ["hearted"], ["men"], ["women"]])
        #expect(Self.english("… — ?!").isEmpty)
    }

    @Test(
        "in English: numbers, years, times, money, shares and dates have all their readings",
        arguments: [
            ("7", ["seven"]), ("21", ["twenty one", "two one"]),
            ("105", ["one hundred five", "one hundred and five", "one zero five", "one oh five"]),
            ("1,000,000", ["one million", "one zero zero zero zero zero zero", "one oh oh oh oh oh oh"]),
            ("1984", ["one thousand nine hundred eighty four", "nineteen eighty four", "one nine eight four"]),
            ("3.14", ["three point one four"]), ("7:45", ["seven forty five"]), ("9:05", ["nine oh five"]),
            ("12:00", ["twelve", "twelve o'clock", "twelve hundred"]), ("$12", ["twelve dollars"]),
            ("£1", ["one pound"]),
            ("$3.50", ["three dollars and fifty cents", "three dollars fifty", "three fifty"]),
            ("50%", ["fifty percent", "five zero percent", "five oh percent"]), ("3rd", ["third"]),
            ("20th", ["twentieth"]), ("22nd", ["twenty second"]),
            ("Dr.", ["doctor", "drive"]), ("&", ["and"]), ("3D", ["three dee"]), ("FBI", ["fbi", "eff bee eye"]),
            ("I", ["i", "eye"]),
        ] as [(String, [String])])
    func readings(text: String, readings: [String]) {
        #expect(Self.english(text) == [readings])
    }

    @Test(
        "in English: what nobody here can read is open",
        arguments: ["12/05/2024", "https://example.com/a?b", "1e9x7-q", "____"])
    func open(text: String) {
        #expect(Self.english(text).allSatisfy(\.isEmpty) && !Self.english(text).isEmpty)
    }

    @Test(
        "in Chinese: characters, and numbers as they are said",
        arguments: [
            ("你好，世界。", [["你"], ["好"], ["世"], ["界"]]), ("2026年", [["二零二六"], ["年"]]),
            ("25个", [["二十五", "二五"], ["个"]]), ("10", [["十", "一零", "幺零"]]), ("105", [["一百零五", "一零五", "幺零五"]]),
            ("10010", [["一万零一十", "一零零一零", "幺零零幺零"]]), ("3.5%", [["百分之三点五"]]), ("¥30", [["三十元", "三零元"]]),
        ] as [(String, [[String]])])
    func chinese(text: String, readings: [[String]]) {
        #expect(Self.chinese(text) == readings)
    }

    @Test("in other languages: words as they are, for whoever pronounces them")
    func others() {
        let words = SpokenWord.words(of: "¿Qué hora es? Son las 7.", in: .spanish)
        #expect(words.map(\.readings) == [[["qué"]], [["hora"]], [["es"]], [["son"]], [["las"]], [["7"]]])
    }
}

@Suite("The language of a text", .timeLimited)
struct TextLanguageTests {
    @Test(
        "is told by its letters and its most frequent words",
        arguments: [
            ("Please enter your agent number.", "en"), ("Por favor ingrese el número de su agente.", "es"),
            ("Veuillez entrer le numéro de votre agent.", "fr"), ("Inserire il numero del proprio agente.", "it"),
            ("Пожалуйста, введите номер.", "ru"), ("请输入您的号码。", "zh"), ("OK, 请输入您的号码。", "zh"),
        ])
    func told(text: String, language: String) { #expect(TextLanguage(of: text)?.rawValue == language) }

    @Test(
        "is not guessed where it is another one, or where there is too little to tell",
        arguments: [
            "", "Tokyo", "123", "Bitte geben Sie die Nummer ein, und warten Sie.",
            "Por favor não digite o número da sua conta.",
            "お名前を入力してください", "Введіть її номер", "안녕하세요", "Hello 你好 Привет",
        ])
    func unknown(text: String) { #expect(TextLanguage(of: text) == nil) }
}
