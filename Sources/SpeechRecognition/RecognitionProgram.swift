package import PreflightModel

/// The program that is started for each worker.
package struct RecognitionProgram: Sendable {
    /// Its path.
    package var executable: RecordingPath
    /// Its arguments.
    package var arguments: [String]
    /// Its environment.
    package var environment: [String: String]

    /// Describes a program.
    package init(_ executable: RecordingPath, arguments: [String], environment: [String: String] = [:]) {
        self.executable = executable
        self.arguments = arguments
        self.environment = environment
    }
}
