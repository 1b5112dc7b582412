/// The file-name extensions that the service's storage takes ("Media upload",
/// help.aliyun.com/en/vod/user-guide/media-uploader-t).
package enum AlibabaMediaFormats {
    /// Those of audio.
    package static let audio: Set<String> = [
        "mp3", "wma", "wav", "aac", "ra", "m4a", "flac", "ape", "ac3", "amr", "caf", "acm",
    ]

    /// Those of video, as far as they may hold audio alone.
    package static let video: Set<String> = ["mp4", "3gp", "asf", "wmv", "mov", "mkv", "m4v", "ogg", "qt", "webm"]

    /// All of them.
    package static let all = audio.union(video)
}
