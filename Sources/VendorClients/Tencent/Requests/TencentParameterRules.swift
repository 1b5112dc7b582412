import PreflightModel

/// The checks that several of the requests share.
enum TencentParameterRules {
    static func application(_ id: Int64) -> [RequestMistake] {
        id > 0 ? [] : [RequestMistake("SubAppId", TencentWords.notPositive(id))]
    }

    static func required(_ name: String, _ text: String, _ what: String) -> [RequestMistake] {
        text.isEmpty ? [RequestMistake(name, TencentWords.missing(what))] : []
    }

    /// The documents count in "characters" and do not say which; every Unicode scalar counts as one here, which is the
    /// greatest of the usual counts but for UTF-16's.
    static func length(_ name: String, _ text: String?, atMost limit: Int) -> [RequestMistake] {
        let count = text?.unicodeScalars.count ?? 0
        return count > limit ? [RequestMistake(name, TencentWords.tooLong(count, limit: limit))] : []
    }

    /// An absolute http or https address; characters beyond ASCII are left to the vendor, whose examples have them.
    static func address(_ name: String, _ text: String) -> [RequestMistake] {
        let scheme = WebAddress(text)?.scheme
        return scheme == "http" || scheme == "https"
            ? [] : [RequestMistake(name, TencentWords.notAnAddress(text))]
    }
}
