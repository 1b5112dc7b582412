"""Alibaba IMS through alibabacloud_ice20201109, and OSS through alibabacloud_oss_v2."""

import base64
import json
from collections import namedtuple

import alibabacloud_ice20201109.models as ice
import alibabacloud_oss_v2 as oss
from alibabacloud_ice20201109.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.models import Config

from .audio import tone
from .call import Call, Suite, same, until
from .sandbox import authority, spoiled

REFUSED = {"SignatureDoesNotMatch", "IncompleteSignature"}
STORE_REFUSED = {"SignatureDoesNotMatch"}

Clients = namedtuple("Clients", "ice oss bucket region store_with")


def clients(sandbox, spoil):
    secret = sandbox.credentials["alibaba"]
    key = spoiled(secret["accessKeySecret"]) if spoil else secret["accessKeySecret"]
    config = Config(
        access_key_id=secret["accessKeyId"], access_key_secret=key, protocol="http",
        # In milliseconds: the sandbox listens to what is submitted, however slow the machine is.
        read_timeout=300_000, endpoint=authority(sandbox.endpoints["alibaba-ims"]))

    def store_with(key_id, key_secret, token=None):
        config = oss.config.load_default()
        config.credentials_provider = oss.credentials.StaticCredentialsProvider(key_id, key_secret, token)
        config.region, config.use_path_style, config.retry_max_attempts = secret["region"], True, 1
        config.endpoint = sandbox.endpoints["alibaba-oss"]
        return oss.Client(config)

    def temporary(auth):
        """A client with the credential of CreateUploadMedia."""
        return store_with(
            auth["AccessKeyId"], spoiled(auth["AccessKeySecret"]) if spoil else auth["AccessKeySecret"],
            auth["SecurityToken"])

    return Clients(
        Client(config), store_with(secret["accessKeyId"], key), secret["bucket"], secret["region"], temporary)


def code(error):
    if isinstance(error, oss.exceptions.OperationError):
        error = error.unwrap()
    return error.code if isinstance(error, (AlibabaCloudException, oss.exceptions.ServiceError)) else None


def address(clients, key):
    """An object's public URL."""
    return f"https://{clients.bucket}.oss-{clients.region}.aliyuncs.com/{key}"


# MARK: Basic edition


def demonstrated(answer, seen):
    texts = answer.body.data.demonstration_list
    same(len(texts), 20, "the number of texts")
    assert all(text.text for text in texts), texts
    seen["texts"] = [text.audio_id for text in texts]


def created(answer, seen):
    same(answer.body.data.voice_id, "xiaozhuan", "VoiceId")
    assert answer.body.data.job_id, "no JobId"
    seen["basic job"] = answer.body.data.job_id


def put(store, bucket, key, body):
    return store.put_object(
        oss.PutObjectRequest(bucket=bucket, key=key, body=body, content_type="audio/x-wav"))


def stored(answer, _):
    assert answer.hash_crc64 and answer.etag, answer


def sentence():
    return tone(5)


def detect(clients, seen):
    answers = []
    for number in seen["texts"]:
        put(clients.oss, clients.bucket, f"reading/{number}.wav", sentence())
        answers.append(clients.ice.detect_audio_for_customized_voice_job(
            ice.DetectAudioForCustomizedVoiceJobRequest(
                voice_id="xiaozhuan", audio_record_id=number,
                record_url=address(clients, f"reading/{number}.wav"))))
    return answers


def detect_one(clients, seen):
    return clients.ice.detect_audio_for_customized_voice_job(
        ice.DetectAudioForCustomizedVoiceJobRequest(
            voice_id="xiaozhuan", audio_record_id=seen["texts"][0],
            record_url=address(clients, f"reading/{seen['texts'][0]}.wav")))


def detected(answers, _):
    for answer in answers:
        assert answer.body.data.pass_, answer.body.data.reason


def submitted(job):
    def examine(answer, seen):
        assert answer.body.success, answer
        assert answer.body.data.job_id, "no JobId"
        seen[job] = answer.body.data.job_id

    return examine


def show(job):
    def perform(clients, seen):
        def look():
            request = ice.GetCustomizedVoiceJobRequest(job_id=seen[job])
            return clients.ice.get_customized_voice_job(request).body.data.customized_voice_job

        return until(look, lambda found: found.status in ("Success", "Fail"))

    return perform


def succeeded(kind):
    def examine(found, _):
        same(found.status, "Success", f"Status (with Message {found.message!r})")
        same(found.type, kind, "Type")
        assert found.voice_id, "no VoiceId"

    return examine


# MARK: Standard edition


def create_media(name, size):
    return lambda clients, _: clients.ice.create_upload_media(ice.CreateUploadMediaRequest(
        file_info=json.dumps({"Type": "audio", "Name": name, "Size": size, "Ext": "wav"}),
        media_meta_data=json.dumps({"Title": "小专 旁白 A+B*~", "BusinessType": "general"}, ensure_ascii=False),
        upload_target_config=json.dumps({"StorageType": "oss"})))


def unpacked(body):
    # The documented samples are the wrong way round, so each is known by its keys.
    both = {**json.loads(base64.b64decode(body.upload_address)), **json.loads(base64.b64decode(body.upload_auth))}
    for key in ["Endpoint", "Bucket", "FileName", "AccessKeyId", "AccessKeySecret", "SecurityToken", "Expiration"]:
        assert both.get(key), f"no {key} in {both}"
    return both


def media(name):
    def examine(answer, seen):
        assert answer.body.media_id, answer
        seen[name] = answer.body.media_id
        seen[name + " access"] = unpacked(answer.body)

    return examine


def refreshed(answer, seen):
    same(answer.body.media_id, seen["statement"], "MediaId")
    before, access = seen["statement access"], unpacked(answer.body)
    same(access["FileName"], before["FileName"], "FileName")
    seen["statement access"] = access


def put_media(name, seconds, rate):
    def perform(clients, seen):
        access = seen[name + " access"]
        return put(clients.store_with(access), access["Bucket"], access["FileName"], tone(seconds, rate))

    return perform


def multipart(clients, seen):
    body, size = tone(15 * 60, 16000), 8 << 20
    where = {"bucket": clients.bucket, "key": "素材/take 1+.wav"}
    begun = clients.oss.initiate_multipart_upload(
        oss.InitiateMultipartUploadRequest(content_type="audio/x-wav", **where))
    parts = []
    for number, start in enumerate(range(0, len(body), size), 1):
        part = clients.oss.upload_part(oss.UploadPartRequest(
            part_number=number, upload_id=begun.upload_id, body=body[start : start + size], **where))
        parts.append(oss.UploadPart(part_number=number, etag=part.etag))
    assert len(parts) > 2, parts
    return clients.oss.complete_multipart_upload(oss.CompleteMultipartUploadRequest(
        upload_id=begun.upload_id, complete_multipart_upload=oss.CompleteMultipartUpload(parts=parts), **where))


def completed(answer, _):
    crc = oss.crc.Crc64(0)
    crc.update(tone(15 * 60, 16000))
    same(int(answer.hash_crc64), crc.sum64(), "the CRC-64")


def abort(clients, _):
    where = {"bucket": clients.bucket, "key": "aborted.wav"}
    begun = clients.oss.initiate_multipart_upload(oss.InitiateMultipartUploadRequest(**where))
    return clients.oss.abort_multipart_upload(
        oss.AbortMultipartUploadRequest(upload_id=begun.upload_id, **where))


def list_parts(clients, _):
    where = {"bucket": clients.bucket, "key": "素材/list +.wav"}
    begun = clients.oss.initiate_multipart_upload(oss.InitiateMultipartUploadRequest(**where))
    clients.oss.upload_part(
        oss.UploadPartRequest(part_number=2, upload_id=begun.upload_id, body=b"0123456789", **where))
    return clients.oss.list_parts(oss.ListPartsRequest(upload_id=begun.upload_id, **where))


def parts_listed(answer, _):
    same([(part.part_number, part.size, part.etag) for part in answer.parts],
         [(2, 10, '"781E5E245D69B566979B86E28D23F2C7"')], "the parts")
    same(answer.is_truncated, False, "IsTruncated")


def head(clients, _):
    return clients.oss.head_object(oss.HeadObjectRequest(bucket=clients.bucket, key="素材/take 1+.wav"))


def headed(answer, _):
    same(answer.content_length, len(tone(15 * 60, 16000)), "Content-Length")


def register(clients, _):
    return clients.ice.register_media_info(ice.RegisterMediaInfoRequest(
        input_url=f"oss://{clients.bucket}/素材/take 1+.wav", media_type="audio", business_type="general",
        title="take 1", client_token="0123456789abcdef0123456789abcdef"))


def registered(answer, seen):
    assert answer.body.media_id, answer
    seen["take"] = answer.body.media_id


def info(clients, seen):
    def look():
        answer = clients.ice.get_media_info(ice.GetMediaInfoRequest(media_id=seen["take"]))
        return answer.body.media_info

    # The service analyses a recording for some seconds, and only then knows its length.
    return until(look, lambda found: found and found.media_basic_info.status == "Normal")


def informed(found, seen):
    same(found.media_id, seen["take"], "MediaId")
    same(round(float(found.file_info_list[0].file_basic_info.duration)), 900, "Duration")


def submit_standard(clients, seen):
    return clients.ice.submit_standard_customized_voice_job(ice.SubmitStandardCustomizedVoiceJobRequest(
        voice_name="小专 旁白 A+B*~", gender="female", authentication=seen["statement"], audios=seen["take"],
        demo_audio_media_url=address(clients, "demo.mp3")))


def listed(answer, seen):
    assert seen["standard job"] in [job.job_id for job in answer.body.data.customized_voice_job_list], answer


SUITE = Suite("alibaba", clients, code, [
    Call("GetDemonstrationForCustomizedVoiceJob",
         lambda c, s: c.ice.get_demonstration_for_customized_voice_job(
             ice.GetDemonstrationForCustomizedVoiceJobRequest(scenario="story")), demonstrated, REFUSED),
    Call("CreateCustomizedVoiceJob",
         lambda c, s: c.ice.create_customized_voice_job(ice.CreateCustomizedVoiceJobRequest(
             voice_id="xiaozhuan", voice_name="小专", gender="female", scenario="story")), created, REFUSED),
    Call("OSS PutObject", lambda c, s: put(c.oss, c.bucket, "folder/a b+c~女.wav", sentence()), stored, STORE_REFUSED),
    Call("DetectAudioForCustomizedVoiceJob, 20 readings", detect, detected),
    Call("DetectAudioForCustomizedVoiceJob", detect_one, lambda a, s: detected([a], s), REFUSED),
    Call("SubmitCustomizedVoiceJob",
         lambda c, s: c.ice.submit_customized_voice_job(ice.SubmitCustomizedVoiceJobRequest(voice_id="xiaozhuan")),
         submitted("basic job"), REFUSED),
    Call("GetCustomizedVoiceJob, basic", show("basic job"), succeeded("Basic"), REFUSED),
    Call("CreateUploadMedia", create_media("statement", len(tone(12, 16000))), media("statement"), REFUSED),
    Call("RefreshUploadMedia",
         lambda c, s: c.ice.refresh_upload_media(ice.RefreshUploadMediaRequest(media_id=s["statement"])), refreshed,
         REFUSED),
    Call("OSS PutObject, temporary credential", put_media("statement", 12, 16000), stored, STORE_REFUSED),
    Call("OSS multipart upload", multipart, completed, STORE_REFUSED),
    Call("OSS HeadObject", head, headed, STORE_REFUSED),
    Call("OSS ListParts", list_parts, parts_listed, STORE_REFUSED),
    Call("OSS AbortMultipartUpload", abort, None, STORE_REFUSED),
    Call("RegisterMediaInfo", register, registered, REFUSED),
    Call("GetMediaInfo", info, informed, REFUSED),
    Call("SubmitStandardCustomizedVoiceJob", submit_standard, submitted("standard job"), REFUSED),
    Call("GetCustomizedVoiceJob, standard", show("standard job"), succeeded("Standard"), REFUSED),
    Call("SubmitCosyVoiceCustomizedVoiceJob",
         lambda c, s: c.ice.submit_cosy_voice_customized_voice_job(ice.SubmitCosyVoiceCustomizedVoiceJobRequest(
             audios=s["statement"], voice_name="小专", gender="female", model="cosyvoice-v3-plus")),
         submitted("CosyVoice job"), REFUSED),
    Call("GetCustomizedVoiceJob, CosyVoice", show("CosyVoice job"), succeeded("CosyVoice"), REFUSED),
    Call("ListCustomizedVoiceJobs",
         lambda c, s: c.ice.list_customized_voice_jobs(ice.ListCustomizedVoiceJobsRequest(type="Standard")), listed,
         REFUSED),
])
