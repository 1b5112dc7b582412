"""Tencent VOD through tencentcloud-sdk-python-vod, and COS through cos-python-sdk-v5."""

import json
from collections import namedtuple

from qcloud_cos import CosConfig, CosS3Client
from qcloud_cos.cos_exception import CosServiceError
from tencentcloud.common.credential import Credential
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vod.v20180717 import models
from tencentcloud.vod.v20180717.vod_client import VodClient

from .audio import tone
from .call import Call, Suite, same, until
from .sandbox import authority, spoiled

REFUSED = {"AuthFailure.SignatureFailure"}
STORE_REFUSED = {"SignatureDoesNotMatch"}

Clients = namedtuple("Clients", "vod application store")


def clients(sandbox, spoil):
    secret = sandbox.credentials["tencent"]
    key = spoiled(secret["secretKey"]) if spoil else secret["secretKey"]
    profile = ClientProfile(httpProfile=HttpProfile(
        endpoint=authority(sandbox.endpoints["tencent-vod"]), protocol="http", reqTimeout=300))

    def store(applied):
        """A client with the credential of ApplyUpload."""
        certificate = applied.TempCertificate
        return CosS3Client(CosConfig(
            Region=applied.StorageRegion, SecretId=certificate.SecretId, Token=certificate.Token,
            SecretKey=spoiled(certificate.SecretKey) if spoil else certificate.SecretKey, Scheme="http",
            Domain=authority(sandbox.endpoints["tencent-cos"])), retry=0)

    return Clients(
        VodClient(Credential(secret["secretId"], key), secret["region"], profile), secret["subAppId"], store)


def code(error):
    if isinstance(error, TencentCloudSDKException):
        return error.get_code()
    return error.get_error_code() if isinstance(error, CosServiceError) else None


def request(kind, **fields):
    made = kind()
    made.from_json_string(json.dumps(fields))
    return made


def apply(name):
    return lambda c, _: c.vod.ApplyUpload(request(
        models.ApplyUploadRequest, SubAppId=c.application, MediaType="wav", MediaName=name))


def applied(name):
    def examine(answer, seen):
        for field in ["StorageBucket", "StorageRegion", "VodSessionKey", "MediaStoragePath"]:
            assert getattr(answer, field), f"no {field}"
        assert answer.TempCertificate.Token and answer.TempCertificate.ExpiredTime > 0, answer
        seen[name] = answer

    return examine


def where(seen, name):
    return {"Bucket": seen[name].StorageBucket, "Key": seen[name].MediaStoragePath.lstrip("/")}


def put(clients, seen):
    return clients.store(seen["sample"]).put_object(Body=tone(30), **where(seen, "sample"))


def stored(answer, _):
    assert answer["ETag"] and answer["x-cos-hash-crc64ecma"], answer


def multipart(clients, seen):
    store, place, body = clients.store(seen["prompt"]), where(seen, "prompt"), tone(7, 96000)
    upload = store.create_multipart_upload(**place)["UploadId"]
    parts, size = [], 1 << 20
    for number, start in enumerate(range(0, len(body), size), 1):
        part = store.upload_part(Body=body[start : start + size], PartNumber=number, UploadId=upload, **place)
        parts.append({"PartNumber": number, "ETag": part["ETag"]})
    assert len(parts) > 1, parts
    return store.complete_multipart_upload(UploadId=upload, MultipartUpload={"Part": parts}, **place)


def completed(answer, _):
    assert answer["ETag"], answer


def commit(name):
    return lambda c, s: c.vod.CommitUpload(request(
        models.CommitUploadRequest, SubAppId=c.application, VodSessionKey=s[name].VodSessionKey))


def committed(name):
    def examine(answer, seen):
        assert answer.FileId and answer.MediaUrl, answer
        seen[name + " file"] = answer.FileId

    return examine


def clone(clients, seen):
    return clients.vod.CreateAigcAudioClone(request(
        models.CreateAigcAudioCloneRequest, SubAppId=clients.application, VoiceId="vidu01_Demo",
        AudioFileInfo={"Type": "File", "FileId": seen["sample file"]},
        PromptAudioFileInfo={"Type": "File", "FileId": seen["prompt file"]}, PromptText="你瞧瞧现在哪有瓜呀。",
        Text="华强怎么还没来", SessionId="conformance-1", SessionContext="A+B ~"))


def cloned(answer, seen):
    assert answer.TaskId, answer
    seen["task"] = answer.TaskId


def describe(clients, seen):
    def look():
        return clients.vod.DescribeTaskDetail(request(
            models.DescribeTaskDetailRequest, SubAppId=clients.application, TaskId=seen["task"]))

    return until(look, lambda found: found.Status in ("FINISH", "ABORTED"))


def described(answer, seen):
    same(answer.Status, "FINISH", "Status")
    task = getattr(answer, "CreateAigcAudioCloneTask", None)
    assert task is not None, f"no CreateAigcAudioCloneTask in {answer}"
    same(task.ErrCode, 0, f"ErrCode (with Message {task.Message!r})")


SUITE = Suite("tencent", clients, code, [
    Call("ApplyUpload", apply("样本 sample"), applied("sample"), REFUSED),
    Call("COS PUT Object", put, stored, STORE_REFUSED),
    Call("CommitUpload", commit("sample"), committed("sample"), REFUSED),
    Call("ApplyUpload, prompt", apply("prompt"), applied("prompt"), REFUSED),
    Call("COS multipart upload", multipart, completed, STORE_REFUSED),
    Call("CommitUpload, prompt", commit("prompt"), committed("prompt"), REFUSED),
    Call("CreateAigcAudioClone", clone, cloned, REFUSED),
    Call("DescribeTaskDetail", describe, described, REFUSED),
])
