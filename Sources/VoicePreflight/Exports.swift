// Whoever imports VoicePreflight has all of its stages.
@_exported public import AudioMeasurement
@_exported public import PreflightModel
@_exported public import Reports
@_exported public import RulesEngine
@_exported public import UploadPackaging
@_exported public import UploadStage
