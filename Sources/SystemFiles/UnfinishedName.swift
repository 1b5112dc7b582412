/// Names of files and folders that are not finished: hidden, and with the number of the process that writes them.
package enum UnfinishedName {
    /// The name of an unfinished `name`; `kind` tells several of them apart.
    package static func of(_ name: some Sequence<UInt8>, kind: String = "part") -> [UInt8] {
        [UInt8(ascii: ".")] + name + Array(".\(SystemProcess.number).\(kind)".utf8)
    }

    /// Whether a name in a folder is that of an unfinished `name` whose process is gone, or is this one.
    package static func isLeftover(
        _ found: some Collection<UInt8>, of name: some Sequence<UInt8>, kinds: Set<String> = ["part"]
    ) -> Bool {
        let start = [UInt8(ascii: ".")] + name + [UInt8(ascii: ".")]
        guard found.starts(with: start),
            let rest = String(validating: found.dropFirst(start.count), as: UTF8.self),
            let match = rest.wholeMatch(of: /(\d+)\.(.+)/), let process = Int32(match.output.1)
        else { return false }
        return kinds.contains(String(match.output.2))
            && (process == SystemProcess.number || !SystemProcess.isAlive(process))
    }
}
