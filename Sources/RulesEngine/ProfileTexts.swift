extension ProfileCatalogue {
    /// A built-in profile and its embedded text.
    struct Text: Sendable {
        let id: String
        let bytes: @Sendable () -> [UInt8]
    }

    /// Every file in Profiles; a test holds the list against the folder.
    static let texts: [Text] = [
        Text(id: "tencent-vod-clone") { PackageResources.tencent_vod_clone_yml },
    ]
}
