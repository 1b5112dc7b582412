/// The file-name extensions that VOD takes (tencentcloud.com document/product/266/2846, of 2024-12-02).
package enum TencentMediaFormats {
    /// Those of audio.
    package static let audio: Set<String> = ["mp3", "m4a", "flac", "ogg", "wav", "ra", "aac", "amr"]

    /// Those of video, as far as they may hold audio alone.
    package static let video: Set<String> = ["mov", "mp4", "3gp", "asf", "wmv", "webm", "mkv", "m4v", "qt"]

    /// All of them.
    package static let all = audio.union(video)
}
