extension ApplyUpload: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Answer {
        Answer(
            storageBucket: "<StorageBucket>", storageRegion: "<StorageRegion>",
            vodSessionKey: plan.placeholder("VodSessionKey"),
            mediaStoragePath: "/" + plan.placeholder("MediaStoragePath"),
            temporaryCredentials: COSCredentials(
                secretID: "<SecretId>", secretKey: Secret("<SecretKey>"), token: Secret("<Token>")))
    }
}

extension CommitUpload: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Answer { Answer(fileID: plan.placeholder("FileId")) }
}

extension CreateAigcAudioClone: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Answer { Answer(taskID: plan.placeholder("TaskId")) }
}

extension DescribeTasks: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Answer { Answer(tasks: []) }
}
