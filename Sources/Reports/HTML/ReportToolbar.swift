import PreflightModel

/// The controls above the files; hidden until the script is there to obey them.
struct ReportToolbar {
    let cards: [FileCard]
    let reports: [Report]

    var html: String {
        "<h2 id=\"files-title\">Files</h2>\n<form id=\"controls\" role=\"search\" aria-label=\"Filter and sort the files\" hidden>\n"
            + "<div class=\"filters\" role=\"group\" aria-label=\"Show\">\(filters)</div>\n"
            + "<label>Find <input id=\"find\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
            + profiles
            + "<label>Sort <select id=\"sort\">\(sorts)</select></label>\n"
            + "<p id=\"count\" role=\"status\"></p>\n</form>\n"
    }

    private var filters: String {
        var buttons = ["<button type=\"button\" value=\"all\" aria-pressed=\"true\">All <b>\(cards.count)</b></button>"]
        for status in FileStatus.allCases {
            let count = cards.filter { $0.status == status }.count
            buttons.append(
                "<button type=\"button\" class=\"\(status.rawValue)\" value=\"\(status.rawValue)\" aria-pressed=\"false\">"
                    + "\(HTMLWords.status(status)) <b>\(count)</b></button>")
        }
        return buttons.joined()
    }

    private var profiles: String {
        guard reports.count > 1 else { return "" }
        let options = reports.enumerated().map { "<option value=\"\($0)\">\(HTMLText.escaped($1.profile.id))</option>" }
        return
            "<label>Profile <select id=\"profile\"><option value=\"\">all</option>\(options.joined())</select></label>\n"
    }

    private var sorts: String {
        [
            ("given", "as given"), ("worst", "worst first"), ("headroom", "least headroom"), ("name", "name"),
            ("duration", "longest"), ("bytes", "largest"),
        ]
        .map { "<option value=\"\($0)\">\($1)</option>" }.joined()
    }
}
