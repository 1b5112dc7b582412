extension ProfileCatalogue {
    /// A built-in profile and its embedded text.
    struct Text: Sendable {
        let id: String
        let bytes: @Sendable () -> [UInt8]
    }

    /// Every file in Profiles; a test holds the list against the folder.
    static let texts: [Text] = [
        Text(id: "alibaba-ims-basic") { PackageResources.alibaba_ims_basic_yml },
        Text(id: "alibaba-ims-cosyvoice") { PackageResources.alibaba_ims_cosyvoice_yml },
        Text(id: "alibaba-ims-standard") { PackageResources.alibaba_ims_standard_yml },
        Text(id: "aliyun-cosyvoice") { PackageResources.aliyun_cosyvoice_yml },
        Text(id: "aliyun-cosyvoice-sft") { PackageResources.aliyun_cosyvoice_sft_yml },
        Text(id: "aliyun-isi-cosyvoice") { PackageResources.aliyun_isi_cosyvoice_yml },
        Text(id: "aliyun-qwen-tts") { PackageResources.aliyun_qwen_tts_yml },
        Text(id: "azure-personal-voice") { PackageResources.azure_personal_voice_yml },
        Text(id: "azure-professional-audio-only") { PackageResources.azure_professional_audio_only_yml },
        Text(id: "azure-professional-long-audio") { PackageResources.azure_professional_long_audio_yml },
        Text(id: "azure-professional-utterances") { PackageResources.azure_professional_utterances_yml },
        Text(id: "baidu-rtc-clone") { PackageResources.baidu_rtc_clone_yml },
        Text(id: "baidu-voice-clone") { PackageResources.baidu_voice_clone_yml },
        Text(id: "baidu-voice-clone-ja") { PackageResources.baidu_voice_clone_ja_yml },
        Text(id: "cartesia-instant") { PackageResources.cartesia_instant_yml },
        Text(id: "cartesia-professional") { PackageResources.cartesia_professional_yml },
        Text(id: "elevenlabs-instant") { PackageResources.elevenlabs_instant_yml },
        Text(id: "elevenlabs-professional") { PackageResources.elevenlabs_professional_yml },
        Text(id: "fish-audio") { PackageResources.fish_audio_yml },
        Text(id: "google-chirp3") { PackageResources.google_chirp3_yml },
        Text(id: "google-custom-voice") { PackageResources.google_custom_voice_yml },
        Text(id: "huawei-metastudio-basic") { PackageResources.huawei_metastudio_basic_yml },
        Text(id: "huawei-metastudio-middle") { PackageResources.huawei_metastudio_middle_yml },
        Text(id: "huawei-metastudio-premium") { PackageResources.huawei_metastudio_premium_yml },
        Text(id: "huawei-sis") { PackageResources.huawei_sis_yml },
        Text(id: "iflytek-one-sentence") { PackageResources.iflytek_one_sentence_yml },
        Text(id: "lmnt-instant") { PackageResources.lmnt_instant_yml },
        Text(id: "lmnt-professional") { PackageResources.lmnt_professional_yml },
        Text(id: "minimax-voice-clone") { PackageResources.minimax_voice_clone_yml },
        Text(id: "openai-custom-voice") { PackageResources.openai_custom_voice_yml },
        Text(id: "resemble-professional") { PackageResources.resemble_professional_yml },
        Text(id: "resemble-professional-clips") { PackageResources.resemble_professional_clips_yml },
        Text(id: "resemble-rapid") { PackageResources.resemble_rapid_yml },
        Text(id: "soniox") { PackageResources.soniox_yml },
        Text(id: "speechify") { PackageResources.speechify_yml },
        Text(id: "telnyx-minimax") { PackageResources.telnyx_minimax_yml },
        Text(id: "telnyx-qwen3tts") { PackageResources.telnyx_qwen3tts_yml },
        Text(id: "telnyx-ultra") { PackageResources.telnyx_ultra_yml },
        Text(id: "tencent-ivh") { PackageResources.tencent_ivh_yml },
        Text(id: "tencent-trtc-voice-clone-cn") { PackageResources.tencent_trtc_voice_clone_cn_yml },
        Text(id: "tencent-trtc-voice-clone-intl") { PackageResources.tencent_trtc_voice_clone_intl_yml },
        Text(id: "tencent-vod-clone") { PackageResources.tencent_vod_clone_yml },
        Text(id: "tencent-vod-custom-voice") { PackageResources.tencent_vod_custom_voice_yml },
        Text(id: "tencent-vrs") { PackageResources.tencent_vrs_yml },
        Text(id: "vidu-audio-clone") { PackageResources.vidu_audio_clone_yml },
        Text(id: "volcengine-voice-clone") { PackageResources.volcengine_voice_clone_yml },
        Text(id: "xai-custom-voice") { PackageResources.xai_custom_voice_yml },
    ]
}
