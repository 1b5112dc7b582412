import PreflightModel
import Synchronization

/// The profiles that are built in.
public enum ProfileCatalogue {
    /// The names of all built-in profiles, sorted.
    public static var names: [String] { texts.map(\.id).sorted() }

    /// The built-in profile with this name; nil if there is none.
    ///
    /// - Throws: `InvalidProfile` where the profile has mistakes, which the tests rule out.
    public static func profile(named id: String) throws -> Profile? {
        if let known = decoded.withLock({ $0[id] }) { return known }
        guard let text = texts.first(where: { $0.id == id }) else { return nil }
        let profile = try Profile.decode(text.bytes(), file: "\(id).yml")
        decoded.withLock { $0[id] = profile }
        return profile
    }

    /// The profiles that were asked for, by their names: reading one takes milliseconds, and a server asks for the same again
    /// and again.
    private static let decoded = Mutex<[String: Profile]>([:])

    /// The text of the built-in profile with this name, as YAML; nil if there is none.
    public static func text(of id: String) -> String? {
        texts.first { $0.id == id }.map { String(decoding: $0.bytes(), as: UTF8.self) }
    }

    /// Why a profile that was once built in is no longer there, and what to use instead; nil for any other name.
    package static func retirement(of id: String) -> String? { retired[id] }

    private static let retired = [
        "lmnt-professional":
            "LMNT's API no longer offers professional cloning, so the profile was removed. Use lmnt-instant."
    ]

    /// The built-in name that is nearest to a mistyped one; nil where none is near.
    package static func nearestName(to id: String) -> String? { Words.nearest(to: id, among: names) }

    /// The built-in names that somebody may have meant who wrote `id`, sorted: those that begin with it, or else the
    /// nearest one, or else those that contain it; none where nothing is near.
    package static func suggestions(for id: String) -> [String] {
        let id = id.lowercased()
        guard !id.isEmpty else { return [] }
        let longer = names.filter { $0.hasPrefix(id) }
        if !longer.isEmpty { return longer }
        if let nearest = nearestName(to: id) { return [nearest] }
        return names.filter { $0.contains(id) }
    }
}

extension Profile {
    /// Reads a profile from YAML; it may extend a built-in one.
    ///
    /// - Parameters:
    ///   - bytes: The YAML text, in UTF-8.
    ///   - file: The name that mistakes are reported under.
    /// - Throws: `InvalidProfile` with every mistake, each with its line and column.
    public static func decode(_ bytes: [UInt8], file: String) throws -> Profile {
        try ProfileDecoder.decode(bytes, file: file) { try ProfileCatalogue.profile(named: $0) }
    }
}
