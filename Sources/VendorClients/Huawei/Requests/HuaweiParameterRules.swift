import PreflightModel

/// Collects what is wrong with a request of Huawei's.
struct HuaweiParameterRules {
    private(set) var found: [RequestMistake] = []

    /// A text of so many characters, counted as code points as the service counts them (`mb_strlen`).
    mutating func length(_ name: String, _ text: String?, _ range: ClosedRange<Int>) {
        guard let text, !range.contains(text.unicodeScalars.count) else { return }
        found.append(RequestMistake(name, HuaweiWords.length(text.unicodeScalars.count, range)))
    }

    /// A number in a range.
    mutating func number(_ name: String, _ number: Int64?, _ range: ClosedRange<Int64>) {
        guard let number, !range.contains(number) else { return }
        found.append(RequestMistake(name, HuaweiWords.number(number, range)))
    }

    /// One of a list of names.
    mutating func oneOf(_ name: String, _ text: String?, _ names: [String]) {
        guard let text, !names.contains(text) else { return }
        found.append(RequestMistake(name, HuaweiWords.notOneOf(text, names)))
    }

    /// A segment of the path, such as a job's ID.
    mutating func segment(_ name: String, _ text: String, atMost limit: Int) {
        guard !HuaweiPath.isSegment(text, atMost: limit) else { return }
        found.append(RequestMistake(name, HuaweiWords.noSegment(text, atMost: limit)))
    }

    /// The ID of a third-party user: 1 to 256 characters, none of them Chinese.
    mutating func appUserID(_ text: String?) {
        guard let text else { return }
        length("X-App-UserId", text, 1...256)
        if !HeaderValue.isCarried(text) {
            found.append(RequestMistake("X-App-UserId", HuaweiWords.headerCharacters))
        }
    }

    mutating func append(_ name: String, _ message: String) { found.append(RequestMistake(name, message)) }
}
