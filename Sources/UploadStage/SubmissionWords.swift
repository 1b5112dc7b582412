/// What submissions to several vendors say.
enum SubmissionWords {
    static func missing(_ parameter: String) -> String {
        "the parameter \(parameter) is missing. Give it as --parameter \(parameter)=VALUE."
    }

    static func withoutDigests(_ path: String) -> String {
        "\(path): the manifest does not state its CRC-64 and MD5, which the upload is compared with. Package again."
    }
}
