import RecordingPreparation
import VoicePreflight

extension CommandFailure {
    /// What a failed preparation means for the exit status. Errors of other kinds stay what they are.
    init(preparing error: any Error) throws {
        switch error {
        case let failure as PreparedFolderFailure: self.init(folder: failure)
        case let failure as PreparationFailure: try self.init(preparation: failure)
        default: throw error
        }
    }

    private init(folder failure: PreparedFolderFailure) {
        switch failure {
        case .exists(let path):
            self.init(
                .cannotCreate,
                "\(path): already exists and is not empty. Choose another folder, or replace what was prepared before with "
                    + "--replace.")
        case .holdsOthers(let path):
            self.init(
                .cannotCreate,
                "\(path): was not made by prepare, and would be lost. Move it, or choose another folder.")
        case .cannotCreate(let path, let error): self.init(.cannotCreate, "\(path): cannot be created: \(error).")
        case .inputOutput(let path, let error): self.init(.inputOutput, "\(path): cannot be read or written: \(error).")
        case .textChanged(let path): self.init(.dataChanged, "\(path): was changed after it was checked. Run it again.")
        case .missing(let path): self.init(.noInput, "\(path): there is no such file.")
        case .invalid(let path, let reason):
            self.init(.dataChanged, "\(path): does not describe prepared recordings: \(reason). Prepare them again.")
        }
    }

    private init(preparation failure: PreparationFailure) throws {
        switch failure {
        case .refused(let refusal):
            self.init(.fail, "nothing was written: \(EnglishSentences().message(of: refusal))")
        case .source(let path, let failure):
            let unreadable = UnreadableRecording(path: path, failure)
            self.init(.inputOutput, "\(path): \(EnglishSentences().message(of: unreadable))")
        case .sourceChanged(let path):
            self.init(.dataChanged, "\(path): was changed after it was measured. Run the command again.")
        case .cannotCreate(let path, let error): self.init(.cannotCreate, "\(path): cannot be created: \(error).")
        case .cannotWrite(let path, let error): self.init(.inputOutput, "\(path): cannot be written: \(error).")
        case .notAsWritten(let path):
            self.init(.inputOutput, "\(path): does not read back as it was written. Check the disk.")
        case .cancelled: throw CancellationError()
        }
    }
}
