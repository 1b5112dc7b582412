import PreflightModel

/// What is wrong with an entry of a zip.
extension EnglishSentences {
    func sentence(_ code: ZipEntryDefectCode, _ facts: EnglishFacts) -> String {
        let (again, allAgain) = ("Pack the recording again.", "Pack the recordings again.")
        switch code {
        case .systemFile:
            return "it is \(systemFile(facts)), not a recording; services that accept only recordings refuse the zip. "
                + "Pack only the recordings."
        case .folder:
            return "it is a folder with an entry of its own; services that accept only recordings refuse the zip. Pack "
                + "the recordings themselves, not their folder."
        case .folderWithData:
            return "it is a folder by its name or attributes, but has \(facts.counted("dataBytes", "byte")) of data. "
                + allAgain
        case .inFolder:
            return "it is in a folder, but services look for recordings at the root of a zip. Pack the recordings "
                + "themselves, not their folder."
        case .link:
            return "it is a symbolic link, which holds a path, not a recording. Pack the file that it points to."
        case .specialFile:
            let kind = SpecialFile(rawValue: facts.text("kind")).map { special($0) } ?? "a special file"
            return "it is \(kind), not a file. Leave it out."
        case .nested:
            return
                "it is \(EnglishFormatNames.foreign(facts.text("format"))) inside the zip; its contents are not examined, here "
                + "or by services. "
                + "Unpack it, and pack the recordings themselves."
        case .encrypted:
            return "it is encrypted, so nobody can read it without the password. Pack it without a password."
        case .unsupportedMethod:
            let method = facts.text("method") == "patch" ? "a patch" : facts.text("method")
            return "its compression is \(method); only stored and deflated entries are read everywhere. Pack it again "
                + "with one of these."
        case .noLocalHeader:
            return "the central directory states that it begins at byte \(facts.number("localHeader")), but no entry "
                + "does. The zip is damaged or cut; pack the recordings again."
        case .dataBeyond:
            return "its data would end at byte \(facts.number("end")), but the central directory begins at byte "
                + "\(facts.number("limit")). The zip is damaged or cut; pack the recordings again."
        case .overlap:
            return
                "its bytes overlap those of \"\(facts.text("other"))\", as in zip bombs; neither was read. \(allAgain)"
        case .bomb:
            if facts.has("zipBytes") {
                return "the entries inflate to more than \(facts.counted("inflatedBytes", "byte")), over 100 times the "
                    + "\(facts.counted("zipBytes", "byte")) of the zip: reading was stopped. Recordings do not compress "
                    + "that much; pack only them."
            }
            return "its \(facts.counted("compressedBytes", "byte")) inflate to more than "
                + "\(facts.number("inflatedBytes")), over 100 times as many: reading was stopped. Recordings do not "
                + "compress that much; leave it out."
        case .tooManyJumps:
            return "measuring it would mean inflating more than \(facts.counted("limitBytes", "byte")) of the zip, "
                + "because of how its parts are arranged. Unpack it, and measure the file."
        case .dataDamaged:
            return "its data cannot be inflated after \(facts.counted("inflatedBytes", "byte")): libzip says "
                + "\"\(facts.text("cause"))\". \(again)"
        case .headerMismatch:
            return
                "the central directory and the entry's own header disagree about \(differences(facts)): programs see "
                + "different contents. \(allAgain)"
        case .sizeMismatch:
            return "its header states \(facts.counted("stated", "byte")), but there are \(facts.number("found")). "
                + again
        case .crcMismatch:
            return
                "its content does not match the checksum (CRC-32) in its header: it was damaged after it was packed. "
                + again
        case .descriptorMismatch:
            return "its flags say that its sizes and checksum follow its data, but what follows does not match the "
                + "central directory. \(allAgain)"
        case .dataDescriptor:
            let isStored = facts.text("method") == "stored"
            return "its sizes follow its data, as in a zip that was written to a pipe"
                + (isStored
                    ? "; since it is stored, a program that reads from the front cannot tell where it ends. Pack it "
                        + "again to a file." : ".")
        case .extraFieldDamaged:
            return "its extra fields do not fill their space; careful programs refuse the zip. \(allAgain)"
        }
    }

    private func differences(_ facts: EnglishFacts) -> String {
        var differences: [String] = []
        func differ(_ what: String, _ name: String, unit: String = "", quotes: String = "") {
            guard let pair = facts.facts[name]?.list, pair.count == 2 else { return }
            differences.append("\(what) (\(quotes)\(pair[0])\(quotes) and \(quotes)\(pair[1])\(quotes)\(unit))")
        }
        differ("the name", "names", quotes: "\"")
        differ("the compression", "methods")
        differ("the flags", "flags")
        differ("the compressed size", "compressedBytes", unit: " bytes")
        differ("the size", "bytes", unit: " bytes")
        differ("the CRC-32", "checksums")
        return differences.isEmpty ? "it" : differences.joined(separator: ", ")
    }

    private func systemFile(_ facts: EnglishFacts) -> String {
        guard let origin = SystemFileOrigin(rawValue: facts.text("origin")) else { return "a file of a system" }
        return switch origin {
        case .appleDouble: "an AppleDouble file, which macOS adds"
        case .appleDoubleContent: "an AppleDouble file by its content, which macOS adds"
        case .officeLock: "a lock file of an office program"
        case .system: "something that an operating system leaves behind"
        case .hidden: "a hidden file"
        case .resourceForks: "something that macOS adds (resource forks and attributes)"
        case .fileServer: "something that file servers add for macOS"
        case .spotlight: "the index of macOS's Spotlight"
        case .fileEvents: "a log of macOS"
        case .oldVersions: "something that macOS adds (old versions of documents)"
        case .temporaryItems: "a temporary folder of macOS"
        case .macTrash: "the trash of macOS"
        case .trash: "a trash"
        case .synology: "something that Synology's servers add"
        case .synologyTrash: "the trash of Synology's servers"
        case .windowsTrash: "the trash of Windows"
        case .windowsVolume: "something that Windows adds to volumes"
        case .linuxVolume: "something that Linux adds to volumes"
        case .finderView: "something that macOS's Finder adds (its view of the folder)"
        case .finder: "something that macOS's Finder adds"
        case .finderIcon: "something that macOS's Finder adds (an icon)"
        case .explorerThumbnails: "something that Windows Explorer adds (thumbnails)"
        case .explorerView: "something that Windows Explorer adds (its view of the folder)"
        }
    }
}
