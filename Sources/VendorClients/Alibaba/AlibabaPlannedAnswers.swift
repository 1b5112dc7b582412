extension ListCustomizedVoiceJobs: PlannedAnswer {
    /// No job is like the new one.
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(jobs: [], totalCount: 0) }
}

extension CreateUploadMedia: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response {
        Response(
            mediaID: plan.placeholder("MediaId"),
            ticket: AlibabaUploadTicket(
                endpoint: Endpoint(host: "<Endpoint>"), region: .shanghai, bucket: "<Bucket>",
                key: plan.placeholder("FileName"),
                credentials: AlibabaCredentials(
                    accessKeyID: "<AccessKeyId>", accessKeySecret: Secret("<AccessKeySecret>"),
                    securityToken: Secret("<SecurityToken>"))))
    }
}

extension RegisterMediaInfo: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(mediaID: plan.placeholder("MediaId")) }
}

extension GetMediaInfo: PlannedAnswer {
    /// The service has analysed it, and says nothing of its length.
    func plannedAnswer(in plan: RequestPlan) -> Response {
        switch key {
        case .mediaID(let mediaID): Response(mediaID: mediaID, status: .normal)
        case .inputURL: Response(mediaID: plan.placeholder("MediaId"), status: .normal)
        }
    }
}

extension CreateCustomizedVoiceJob: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response {
        Response(jobID: plan.placeholder("JobId"), voiceID: voiceID)
    }
}

extension GetDemonstrationForCustomizedVoiceJob: PlannedAnswer {
    /// Which sentences there are, the service says.
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(sentences: []) }
}

extension DetectAudioForCustomizedVoiceJob: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(hasPassed: true) }
}

extension SubmitCustomizedVoiceJob: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response {
        Response(jobID: plan.placeholder("JobId"), voiceID: voiceID)
    }
}

extension SubmitStandardCustomizedVoiceJob: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(jobID: plan.placeholder("JobId")) }
}

extension SubmitCosyVoiceCustomizedVoiceJob: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { Response(jobID: plan.placeholder("JobId")) }
}

extension OSSPutObject: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { plan.placeholder("ETag") }
}

extension OSSInitiateMultipartUpload: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { plan.placeholder("UploadId") }
}

extension OSSUploadPart: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response {
        OSSPart(
            number: number, entityTag: plan.placeholder("ETag"), byteCount: body.byteCount, crc64: expectedCRC64)
    }
}

extension OSSCompleteMultipartUpload: PlannedAnswer {
    func plannedAnswer(in plan: RequestPlan) -> Response { plan.placeholder("ETag") }
}
