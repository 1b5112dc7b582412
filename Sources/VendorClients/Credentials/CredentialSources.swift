/// Where credentials are looked for: the environment and the files of the vendors' own tools.
package struct CredentialSources: Sendable {
    /// A file of credentials.
    package struct File: Hashable, Sendable {
        /// What is in it.
        package var text: String
        /// Whether others than its owner can read it, which is warned about.
        package var isReadableByOthers: Bool

        /// A file from its parts.
        package init(text: String, isReadableByOthers: Bool) {
            self.text = text
            self.isReadableByOthers = isReadableByOthers
        }
    }

    /// The environment's variables.
    package var environment: [String: String]
    /// The user's home folder, without a slash at its end.
    package var home: String
    /// Reads a small text file; nil if there is none that can be read.
    package var read: @Sendable (_ path: String) -> File?

    /// Sources from their parts.
    package init(environment: [String: String], home: String, read: @escaping @Sendable (String) -> File?) {
        self.environment = environment
        self.home = home
        self.read = read
    }

    /// The value of the first of `names` that is set and not empty.
    package func variable(_ names: String...) -> String? {
        names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
}

/// What was found, and what to say of where it was found.
package struct FoundCredentials<Credentials: Sendable>: Sendable {
    /// The credentials.
    package var credentials: Credentials
    /// Where they were found, as in "the environment" or a file's path.
    package var origin: String
    /// What is worth saying, such as that others can read the file.
    package var warnings: [String]

    /// What was found, from its parts.
    package init(_ credentials: Credentials, origin: String, warnings: [String] = []) {
        self.credentials = credentials
        self.origin = origin
        self.warnings = warnings
    }
}

/// No usable credentials were found, or what was found is not usable.
package struct CredentialFailure: Error, Hashable, Sendable {
    /// What was looked at and what to do; never a part of a secret.
    package var message: String

    /// A failure with its words.
    package init(_ message: String) { self.message = message }
}
