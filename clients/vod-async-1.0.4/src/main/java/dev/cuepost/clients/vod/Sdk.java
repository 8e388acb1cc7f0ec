package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.check;

import com.aliyun.auth.credentials.Credential;
import com.aliyun.auth.credentials.provider.StaticCredentialProvider;
import com.aliyun.sdk.gateway.pop.exception.PopClientException;
import com.aliyun.sdk.service.vod20170321.AsyncClient;
import com.aliyun.sdk.service.vod20170321.models.AddTranscodeTemplateGroupRequest;
import com.aliyun.sdk.service.vod20170321.models.CreateUploadVideoRequest;
import com.aliyun.sdk.service.vod20170321.models.DeleteVideoRequest;
import com.aliyun.sdk.service.vod20170321.models.GetPlayInfoRequest;
import com.aliyun.sdk.service.vod20170321.models.GetTranscodeTaskRequest;
import com.aliyun.sdk.service.vod20170321.models.GetTranscodeTaskResponseBody.OutputFile;
import com.aliyun.sdk.service.vod20170321.models.GetURLUploadInfosRequest;
import com.aliyun.sdk.service.vod20170321.models.GetVideoInfoRequest;
import com.aliyun.sdk.service.vod20170321.models.ListSnapshotsRequest;
import com.aliyun.sdk.service.vod20170321.models.ListSnapshotsResponseBody.Snapshot;
import com.aliyun.sdk.service.vod20170321.models.SearchMediaRequest;
import com.aliyun.sdk.service.vod20170321.models.SubmitSnapshotJobRequest;
import com.aliyun.sdk.service.vod20170321.models.SubmitTranscodeJobsRequest;
import com.aliyun.sdk.service.vod20170321.models.SubmitTranscodeJobsResponseBody.TranscodeJob;
import com.aliyun.sdk.service.vod20170321.models.UpdateVideoInfoRequest;
import com.aliyun.sdk.service.vod20170321.models.UploadMediaByURLRequest;
import darabonba.core.client.ClientOverrideConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** {@code com.aliyun:alibabacloud-vod20170321}, whose calls answer later. */
final class Sdk implements Vod {
  private static final long PATIENCE_SECONDS = 30;

  private final AsyncClient client;

  Sdk(Subject subject) {
    var key =
        Credential.builder().accessKeyId(subject.keyId()).accessKeySecret(subject.secret()).build();
    client =
        AsyncClient.builder()
            .region("cn-shanghai")
            .credentialsProvider(StaticCredentialProvider.create(key))
            .overrideConfiguration(
                ClientOverrideConfiguration.create()
                    .setProtocol("HTTP")
                    .setEndpointOverride(subject.authority()))
            .build();
  }

  private static <T> T answer(CompletableFuture<T> call) throws Exception {
    return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public Place createUpload(String title, String fileName) throws Exception {
    var request = CreateUploadVideoRequest.builder().title(title).fileName(fileName).build();
    var answer = answer(client.createUploadVideo(request)).getBody();
    return new Place(answer.getVideoId(), answer.getUploadAddress(), answer.getUploadAuth());
  }

  @Override
  public String pull(String urls, String metadata) throws Exception {
    var request =
        UploadMediaByURLRequest.builder().uploadURLs(urls).uploadMetadatas(metadata).build();
    return answer(client.uploadMediaByURL(request)).getBody().getUploadJobs().getFirst().getJobId();
  }

  @Override
  public Pull pulled(String jobId) throws Exception {
    var request = GetURLUploadInfosRequest.builder().jobIds(jobId).build();
    var info =
        answer(client.getURLUploadInfos(request)).getBody().getURLUploadInfoList().getFirst();
    return new Pull(info.getStatus(), Optional.ofNullable(info.getMediaId()));
  }

  @Override
  public Video video(String videoId) throws Exception {
    var request = GetVideoInfoRequest.builder().videoId(videoId).build();
    var video = answer(client.getVideoInfo(request)).getBody().getVideo();
    return new Video(
        video.getTitle(),
        video.getDescription() == null ? "" : video.getDescription(),
        video.getStatus(),
        video.getDuration() == null ? 0 : video.getDuration(),
        video.getSize() == null ? 0 : video.getSize());
  }

  @Override
  public String addTemplates(String name, String templates) throws Exception {
    var request =
        AddTranscodeTemplateGroupRequest.builder()
            .name(name)
            .transcodeTemplateList(templates)
            .build();
    return answer(client.addTranscodeTemplateGroup(request))
        .getBody()
        .getTranscodeTemplateGroupId();
  }

  @Override
  public Submitted transcode(String videoId, String templateGroupId) throws Exception {
    var request =
        SubmitTranscodeJobsRequest.builder()
            .videoId(videoId)
            .templateGroupId(templateGroupId)
            .build();
    var answer = answer(client.submitTranscodeJobs(request)).getBody();
    return new Submitted(
        answer.getTranscodeTaskId(),
        answer.getTranscodeJobs().getTranscodeJob().stream().map(TranscodeJob::getJobId).toList());
  }

  @Override
  public Task task(String taskId) throws Exception {
    var request = GetTranscodeTaskRequest.builder().transcodeTaskId(taskId).build();
    var task = answer(client.getTranscodeTask(request)).getBody().getTranscodeTask();
    return new Task(
        task.getTaskStatus(),
        task.getTranscodeJobInfoList().stream()
            .map(job ->
                new Job(
                    job.getTranscodeJobId(),
                    job.getTranscodeJobStatus(),
                    Optional.ofNullable(job.getOutputFile()).map(OutputFile::getOutputFileUrl)))
            .toList());
  }

  @Override
  public List<Stream> streams(String videoId) throws Exception {
    var request = GetPlayInfoRequest.builder().videoId(videoId).build();
    return answer(client.getPlayInfo(request)).getBody().getPlayInfoList().getPlayInfo().stream()
        .map(info ->
            new Stream(
                info.getJobId(),
                info.getDefinition(),
                info.getFormat(),
                info.getWidth(),
                info.getHeight(),
                info.getSize(),
                info.getPlayURL()))
        .toList();
  }

  @Override
  public String takePictures(String videoId, long count, long intervalSeconds) throws Exception {
    var request =
        SubmitSnapshotJobRequest.builder()
            .videoId(videoId)
            .count(count)
            .interval(intervalSeconds)
            .build();
    return answer(client.submitSnapshotJob(request)).getBody().getSnapshotJob().getJobId();
  }

  @Override
  public Optional<Pictures> pictures(String videoId) throws Exception {
    var request = ListSnapshotsRequest.builder().videoId(videoId).build();
    return Optional.ofNullable(answer(client.listSnapshots(request)).getBody().getMediaSnapshot())
        .map(taken ->
            new Pictures(
                taken.getJobId(),
                taken.getTotal(),
                taken.getSnapshots().getSnapshot().stream().map(Snapshot::getUrl).toList()));
  }

  @Override
  public List<Found> search(String match, String fields) throws Exception {
    var request = SearchMediaRequest.builder().match(match).fields(fields).build();
    return answer(client.searchMedia(request)).getBody().getMediaList().stream()
        .map(media -> new Found(media.getMediaId(), media.getVideo().getTitle()))
        .toList();
  }

  @Override
  public void describe(String videoId, String title, String description) throws Exception {
    var request =
        UpdateVideoInfoRequest.builder()
            .videoId(videoId)
            .title(title)
            .description(description)
            .build();
    answer(client.updateVideoInfo(request));
  }

  @Override
  public void delete(String videoIds) throws Exception {
    answer(client.deleteVideo(DeleteVideoRequest.builder().videoIds(videoIds).build()));
  }

  @Override
  public String codeOf(Exception thrown) throws Exception {
    if (thrown instanceof ExecutionException
        && thrown.getCause() instanceof PopClientException refusal) {
      check(!refusal.getRequestId().isEmpty(), "a request id");
      return refusal.getErrCode();
    }
    throw thrown;
  }

  @Override
  public void close() {
    client.close();
  }
}
