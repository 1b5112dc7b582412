import SystemFiles
import VoicePreflight

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The folder that somebody works in, and where files are from there.
enum WorkingFolder {
    /// Its absolute path, without links.
    static func path() throws -> RecordingPath {
        do throws(SystemError) {
            return try SystemFiles.realPath(".")
        } catch {
            throw CommandFailure(.noInput, "the working folder cannot be found: \(error).")
        }
    }

    /// The absolute path of the folder that a file is in, or is to be in.
    ///
    /// - Throws: `CommandFailure` with status 66 where there is no such folder.
    static func folder(of file: String) throws -> RecordingPath {
        let bytes = RawArguments.bytes(of: file)
        let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        let folder = RecordingPath(bytes: slash.map { bytes[...$0] } ?? Array(".".utf8)[...])
        do throws(SystemError) {
            return try SystemFiles.realPath(folder)
        } catch {
            throw CommandFailure(.noInput, "\(file): the folder cannot be found: \(error).")
        }
    }
}

extension CalendarDate {
    /// Today, in UTC, so that a check says the same on every machine.
    static func today() -> CalendarDate? {
        var seconds = time(nil)
        var parts = unsafe tm()
        guard unsafe gmtime_r(&seconds, &parts) != nil else { return nil }
        return unsafe CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
    }
}
