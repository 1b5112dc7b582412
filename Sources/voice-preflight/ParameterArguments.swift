import ArgumentParser
import SystemFiles
import VoicePreflight

/// `--parameter NAME=VALUE`; as curl has it, `NAME=@FILE` is the content of a file, and `NAME=@-` that of standard input.
enum ParameterArguments {
    /// What the commands say of it.
    static let help = ArgumentHelp(
        "A parameter of the vendor's operation. Repeatable.",
        discussion: """
            NAME=@FILE takes the value from a file of UTF-8 text, NAME=@- from standard input; one line break at the end \
            is not part of the value. A value that begins with @ itself is written with two: NAME=@@VALUE.
            """, valueName: "name=value")

    /// The longest parameter that a document allows has 1,048,576 characters (Payload of CreateAigcAudioClone), which may
    /// be 4 MiB of UTF-8: a value that is longer is still read, so that the check says by how much.
    static let greatestByteCount = 8 << 20

    /// The values by name.
    ///
    /// - Parameters:
    ///   - arguments: What was given with `--parameter`.
    ///   - paths: The other arguments, which may want standard input too.
    /// - Throws: `CommandFailure` with status 64 for wrong usage, 66 for a file that cannot be read.
    static func parse(_ arguments: [String], paths: [String] = []) throws -> [String: String] {
        var parameters: [String: String] = [:]
        var isInputTaken = StandardInputRecording.isWanted(by: paths)
        for argument in arguments {
            guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
                throw CommandFailure(.usage, "--parameter \(argument): write NAME=VALUE.")
            }
            let name = String(argument[..<equals])
            let text = argument[argument.index(after: equals)...]
            let value: String
            if text.hasPrefix("@@") {
                value = String(text.dropFirst())
            } else if text == "@-" {
                guard !isInputTaken else {
                    throw CommandFailure(
                        .usage, "--parameter \(argument): standard input is read already. Give the value in a file.")
                }
                isInputTaken = true
                value = try self.value(of: .standardInput, "--parameter \(argument)")
            } else if text.hasPrefix("@") {
                value = try self.value(ofFileIn: argument)
            } else {
                value = String(text)
            }
            guard parameters.updateValue(value, forKey: name) == nil else {
                throw CommandFailure(.usage, "--parameter \(name) is given twice.")
            }
        }
        return parameters
    }

    private static func value(ofFileIn argument: String) throws -> String {
        // The name of a file need not be UTF-8.
        let bytes = RawArguments.bytes(of: argument)
        let place = (bytes.firstIndex(of: UInt8(ascii: "=")) ?? 0) + 2
        let path = RecordingPath(bytes: bytes[min(place, bytes.count)...])
        let descriptor: FileDescriptor
        do throws(SystemError) {
            // A shell hands over pipes for <(command).
            descriptor = try FileDescriptor(reading: path, waitingForWriter: true)
        } catch {
            throw unreadable(argument, "\(error)")
        }
        return try value(of: descriptor, "--parameter \(argument)")
    }

    private static func unreadable(_ argument: String, _ reason: String) -> CommandFailure {
        CommandFailure(
            .noInput,
            "--parameter \(argument): the file cannot be read: \(reason). A value that begins with @ itself is written "
                + "with two: NAME=@@VALUE.")
    }

    private static func value(of descriptor: borrowing FileDescriptor, _ argument: String) throws -> String {
        let bytes: [UInt8]?
        do throws(SystemError) {
            bytes = try descriptor.readToEnd(atMost: greatestByteCount)
        } catch {
            throw CommandFailure(.noInput, "\(argument): cannot be read: \(error).")
        }
        guard let bytes else {
            throw CommandFailure(
                .usage,
                "\(argument): has more than \(greatestByteCount >> 20) MiB, and no parameter of a vendor is as long. "
                    + "Give the file that is meant.")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "\(argument): is not UTF-8. Save it as UTF-8 text.")
        }
        return ParameterText.value(of: text)
    }
}

/// Makes a value of the text of a file.
enum ParameterText {
    /// The text without a byte order mark in front, and without the line break at its end that editors write.
    static func value(of text: String) -> String {
        var scalars = text.unicodeScalars[...]
        if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
        if scalars.last == "\n" {
            scalars = scalars.dropLast()
            if scalars.last == "\r" { scalars = scalars.dropLast() }
        }
        return String(scalars)
    }
}
