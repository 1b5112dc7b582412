/// The JSON Schemas of what is printed, as `voice-preflight schema` shows them.
public enum JSONSchemas {
    /// The names of the schemas.
    public static let names = [
        "measurements", "report", "set-facts", "plan", "prepared", "manifest", "baseline", "configuration", "settings",
        "submission", "log", "history", "voiceprints",
    ]

    /// The text of the schema with this name; nil if there is none.
    public static func text(named name: String) -> String? {
        switch name {
        case "measurements": String(decoding: PackageResources.measurements_json, as: UTF8.self)
        case "report": String(decoding: PackageResources.report_json, as: UTF8.self)
        case "set-facts": String(decoding: PackageResources.set_facts_json, as: UTF8.self)
        case "plan": String(decoding: PackageResources.plan_json, as: UTF8.self)
        case "prepared": String(decoding: PackageResources.prepared_json, as: UTF8.self)
        case "manifest": String(decoding: PackageResources.manifest_json, as: UTF8.self)
        case "baseline": String(decoding: PackageResources.baseline_json, as: UTF8.self)
        case "configuration": String(decoding: PackageResources.configuration_json, as: UTF8.self)
        case "settings": String(decoding: PackageResources.settings_json, as: UTF8.self)
        case "submission": String(decoding: PackageResources.submission_json, as: UTF8.self)
        case "log": String(decoding: PackageResources.log_json, as: UTF8.self)
        case "history": String(decoding: PackageResources.history_json, as: UTF8.self)
        case "voiceprints": String(decoding: PackageResources.voiceprints_json, as: UTF8.self)
        default: nil
        }
    }
}
