import ArgumentParser
import VoicePreflight

/// `--cache FOLDER`, of every command that may remember measurements.
struct CacheOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Keep measurements in this folder, and measure only what changed (default: $VOICE_PREFLIGHT_CACHE).",
            valueName: "folder"), completion: .directory)
    var cache: String?

    @Flag(help: "Measure everything again, whatever the environment says.")
    var noCache = false

    func validate() throws {
        if cache?.isEmpty == true { throw ValidationError("--cache is empty. Give the name of a folder.") }
        if cache != nil, noCache { throw ValidationError("give either --cache or --no-cache.") }
    }

    /// The cache; nil where none is asked for, or where it cannot be used, which is said and does no harm.
    func open() -> MeasurementCache? {
        open(cache ?? SettingVariables.value(SettingVariables.cache, in: ProcessEnvironment.variables))
    }

    /// The cache in `folder`, which options, environment and configuration came to.
    func open(_ folder: String?) -> MeasurementCache? {
        guard !noCache, let folder, !folder.isEmpty else { return nil }
        do throws(MeasurementCacheFailure) { return try MeasurementCache(folder: folder) } catch {
            StandardError.write(
                "voice-preflight: \(TerminalText.visible(error.message)) Everything is measured again.\n")
            return nil
        }
    }
}
