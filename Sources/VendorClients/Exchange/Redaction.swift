extension String {
    /// The text with `<secret>` in place of each of `secrets`, which services quote in what they answer: as it is,
    /// percent-encoded, or with its slashes escaped as JSON may have them.
    func redacting(_ secrets: [Secret]) -> String {
        // The longest first, since an address holds its signature.
        let forms = Set(
            secrets.filter { !$0.isEmpty }.map { $0.reveal() }
                .flatMap { [$0, PercentEncoding.encode($0), $0.replacing("/", with: "\\/")] })
        return forms.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
            .reduce(self) { $0.replacing($1, with: Secret("").description) }
    }

    /// The first `limit` characters, on one line: control characters are left out, also those that turn the direction of
    /// what follows.
    func shown(limit: Int = 200) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
