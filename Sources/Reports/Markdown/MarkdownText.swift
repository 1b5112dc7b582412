/// Text as Markdown of GitHub's kind shows it, also in the cell of a table.
enum MarkdownText {
    /// The text with everything escaped that means something.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.visible(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "#", "$":
                result += "\\"
                result.unicodeScalars.append(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The text as code, in which nothing is a link, a mention or an emphasis.
    static func code(_ text: String) -> String {
        let visible = TerminalText.visible(text)
        guard !visible.isEmpty else { return "" }
        var (longest, run) = (0, 0)
        for scalar in visible.unicodeScalars {
            run = scalar == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        // One blank at each end is taken away again; without it, a backtick there would belong to the fence.
        let needsBlanks = visible.hasPrefix("`") || visible.hasSuffix("`") || visible.hasPrefix(" ")
        let blank = needsBlanks ? " " : ""
        // Tables are cut into cells before code is looked for.
        return fence + blank + visible.replacing("|", with: "\\|") + blank + fence
    }
}
