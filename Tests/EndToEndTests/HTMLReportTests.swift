import Foundation
import TestSupport
import Testing

/// Chromium without a window, as a reader of reports would open them.
private struct Browser {
    /// What the page looks like once its script has run.
    let document: String
    /// What the page, or the browser about the page, said on its console.
    let console: [String]

    /// The browser; nil if there is none, which continuous integration does not put up with.
    static let executable: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return ["chromium", "chromium-browser", "google-chrome"].flatMap { name in folders.map { "\($0)/\(name)" } }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    static let isExpected = executable != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Opens a page from disk, with `#hash` behind its address.
    static func open(_ page: URL, hash: String = "") throws -> Browser {
        let executable = try #require(
            executable, "Chromium is missing: scripts/install-dependencies --test installs it")
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--user-data-dir=\(scratch.folder.path)/profile",
            "--autoplay-policy=no-user-gesture-required", "--virtual-time-budget=5000", "--enable-logging=stderr",
            "--dump-dom",
            page.absoluteString + (hash.isEmpty ? "" : "#\(hash)"),
        ]
        let (out, err) = (try scratch.file("out", ""), try scratch.file("err", ""))
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        process.standardInput = FileHandle.nullDevice
        try process.start()
        process.waitForEnd()
        try #require(process.terminationStatus == 0)
        let errors = String(decoding: try Data(contentsOf: err), as: UTF8.self)
        return Browser(
            document: String(decoding: try Data(contentsOf: out), as: UTF8.self),
            console: errors.split(separator: "\n").map(String.init).filter { $0.contains("CONSOLE") })
    }

    /// The names of the files that are shown, in their order.
    var shownNames: [String] {
        document.components(separatedBy: "<article").dropFirst().filter { !$0.prefix { $0 != ">" }.contains("hidden") }
            .compactMap { card in
                card.components(separatedBy: "<span class=\"folder\">").dropFirst().first?
                    .components(separatedBy: "</span>").dropFirst().first?.components(separatedBy: "</bdi>").first
            }
    }

    var status: String {
        document.components(separatedBy: "role=\"status\">").dropFirst().first?.components(separatedBy: "<").first ?? ""
    }
}

@Suite(
    "The HTML report in a browser",
    .enabled(if: Browser.isExpected, "Chromium is not installed: scripts/install-dependencies --test installs it"),
    .serialized, .timeLimited)
struct HTMLReportTests {
    private static let hostile = [
        "<img src=x onerror=alert(1)>.wav", "\"onmouseover='alert(1)'.wav", "<svg onload=alert(1)>.wav",
        "line\u{2028}separator.wav", "\u{202E}vaw.live.wav", "&lt;script&gt;.wav",
    ]

    /// A report on short and long takes with hostile names; of the takes only `fits.wav`, in which somebody
    /// speaks, passes openai-custom-voice.
    private func report(profiles: [String] = ["openai-custom-voice"], in scratch: Scratch) throws -> URL {
        for (index, name) in Self.hostile.enumerated() { try scratch.wave("takes/\(name)", frames: 320_000 + index) }
        try scratch.wave("takes/</script><script>alert(1)</script>.wav", frames: 320_100)
        try FileManager.default.copyItem(
            at: Command.root.appending(path: "Fixtures/speech/austen-1.wav"),
            to: scratch.folder.appending(path: "takes/fits.wav"))
        let page = scratch.folder.appending(path: "report.html")
        let arguments = profiles.flatMap { ["--profile", $0] }
        let command = try Command.run(
            ["check", "takes", "--format", "html=\(page.path)"] + arguments, in: scratch.folder)
        try #require(command.status == 1, "\(command.errors)")
        return page
    }

    @Test("opens from disk without a message on the console, and shows hostile names without running them")
    func opens() throws {
        let scratch = try Scratch()
        let browser = try Browser.open(try report(in: scratch))
        #expect(browser.console == [])
        #expect(browser.shownNames.count == Self.hostile.count + 2)
        #expect(browser.shownNames.contains("&lt;img src=x onerror=alert(1)&gt;.wav"))
        #expect(browser.shownNames.contains("\\u{202E}vaw.live.wav"))
        #expect(!browser.document.contains("<img") && !browser.document.contains("<svg onload"))
        #expect(browser.document.components(separatedBy: "<script>").count == 2)
        #expect(browser.status == "8 of 8 shown")
    }

    @Test("would not run a script even if one got in")
    func policy() throws {
        let scratch = try Scratch()
        let page = try report(in: scratch)
        let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        let inserted = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script></main>"
        try Data(text.replacingOccurrences(of: "</main>", with: inserted).utf8).write(to: page)
        let browser = try Browser.open(page)
        #expect(!browser.document.contains("<title>ran"))
        // That the console says so shows that it would have said so of the pages of the other tests.
        #expect(browser.console.contains { $0.contains("Content Security Policy") })
        #expect(browser.status == "8 of 8 shown")
    }

    @Test("shows what the address asks for")
    func filters() throws {
        let scratch = try Scratch()
        let page = try report(in: scratch)
        #expect(try Browser.open(page, hash: "filter=pass").shownNames == ["fits.wav"])
        let failed = try Browser.open(page, hash: "filter=fail&sort=duration")
        #expect(failed.shownNames.count == 7)
        #expect(failed.shownNames.first?.contains("script") == true)
        #expect(failed.status == "7 of 8 shown")
        let found = try Browser.open(page, hash: "find=IMG")
        #expect(found.shownNames == ["&lt;img src=x onerror=alert(1)&gt;.wav"])
        #expect(try Browser.open(page, hash: "filter=nonsense&sort=constructor").status == "8 of 8 shown")
    }

    @Test("shows its pictures and plays recordings from beside it, and says when one is gone")
    func listening() throws {
        let scratch = try Scratch()
        for name in ["austen-1.wav", "austen-2.wav"] {
            let bytes = try Data(contentsOf: Command.root.appending(path: "Fixtures/speech/\(name)"))
            try scratch.file("takes/# \(name)", bytes: bytes)
        }
        let page = try scratch.file("reports/report.html", "")
        let command = try Command.run(
            ["check", "--profile", "soniox", "takes", "--format", "html=reports/report.html"], in: scratch.folder)
        try #require(command.errors.isEmpty, "\(command.errors)")
        let text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        #expect(text.ranges(of: "<image ").count == 2 && text.ranges(of: "<path class=\"speech\"").count == 2)
        #expect(text.contains("class=\"chart\""))
        // The policy would say on the console what it refuses: pictures are loaded anyway, and these recordings too.
        let eager = text.replacingOccurrences(of: "preload=\"none\"", with: "preload=\"auto\"")
        try Data(eager.utf8).write(to: page)
        #expect(try Browser.open(page).console == [])
        let clicks = """
            <script>
            const place = document.createElement("button");
            place.dataset.at = "3.5";
            document.querySelector("article").append(place);
            const audio = document.querySelector("audio");
            // It plays, but stays where it was sent, however late the listener below is called.
            audio.defaultPlaybackRate = audio.playbackRate = 0;
            place.click();
            audio.addEventListener("loadeddata", () => { document.title = `at ${audio.currentTime} of ${audio.duration}`; });
            </script></body>
            """
        let playing = text.replacingOccurrences(of: "http-equiv", with: "data-without")
            .replacingOccurrences(of: "</body>", with: clicks)
        try Data(playing.utf8).write(to: page)
        let browser = try Browser.open(page)
        #expect(browser.console == [])
        #expect(browser.document.contains("<title>at 3.5 of 7.1</title>"))
        try FileManager.default.removeItem(at: scratch.folder.appending(path: "takes/# austen-1.wav"))
        try Data(eager.utf8).write(to: page)
        let gone = try Browser.open(page).document
        #expect(
            gone.ranges(of: "<p class=\"silent\">").count == 1
                && gone.ranges(of: "<p class=\"silent\" hidden").count == 1)
    }

    @Test("obeys its buttons and fields")
    func clicks() throws {
        let scratch = try Scratch()
        let page = try report(profiles: ["openai-custom-voice", "elevenlabs-instant"], in: scratch)
        var text = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        // The policy refuses the script that clicks, as it should, so this copy goes without one.
        text = text.replacingOccurrences(of: "http-equiv", with: "data-without")
        let clicks = """
            <script>
            const profile = document.getElementById("profile");
            profile.value = "0";
            profile.dispatchEvent(new Event("change"));
            document.querySelector("button[value=pass]").click();
            </script></body>
            """
        try Data(text.replacingOccurrences(of: "</body>", with: clicks).utf8).write(to: page)
        let browser = try Browser.open(page)
        #expect(browser.console == [])
        #expect(browser.shownNames == ["fits.wav"])
        #expect(browser.document.contains("value=\"pass\" aria-pressed=\"true\""))
    }
}
