package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.check;

import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.RpcAcsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import com.aliyuncs.vod.model.v20170321.AddTranscodeTemplateGroupRequest;
import com.aliyuncs.vod.model.v20170321.CreateUploadVideoRequest;
import com.aliyuncs.vod.model.v20170321.DeleteVideoRequest;
import com.aliyuncs.vod.model.v20170321.GetPlayInfoRequest;
import com.aliyuncs.vod.model.v20170321.GetTranscodeTaskRequest;
import com.aliyuncs.vod.model.v20170321.GetTranscodeTaskResponse.TranscodeTask.TranscodeJobInfo.OutputFile;
import com.aliyuncs.vod.model.v20170321.GetURLUploadInfosRequest;
import com.aliyuncs.vod.model.v20170321.GetVideoInfoRequest;
import com.aliyuncs.vod.model.v20170321.ListSnapshotsRequest;
import com.aliyuncs.vod.model.v20170321.ListSnapshotsResponse.MediaSnapshot.Snapshot;
import com.aliyuncs.vod.model.v20170321.SearchMediaRequest;
import com.aliyuncs.vod.model.v20170321.SubmitSnapshotJobRequest;
import com.aliyuncs.vod.model.v20170321.SubmitTranscodeJobsRequest;
import com.aliyuncs.vod.model.v20170321.SubmitTranscodeJobsResponse.TranscodeJob;
import com.aliyuncs.vod.model.v20170321.UpdateVideoInfoRequest;
import com.aliyuncs.vod.model.v20170321.UploadMediaByURLRequest;
import java.util.List;
import java.util.Optional;

/** {@code com.aliyun:aliyun-java-sdk-vod} on {@code aliyun-java-sdk-core}. */
final class Sdk implements Vod {
  private final DefaultAcsClient client;
  private final String authority;

  Sdk(Subject subject) {
    client =
        new DefaultAcsClient(
            DefaultProfile.getProfile("cn-shanghai", subject.keyId(), subject.secret()));
    authority = subject.authority();
  }

  private <T extends AcsResponse> T send(RpcAcsRequest<T> request) throws ClientException {
    request.setSysEndpoint(authority);
    request.setSysProtocol(ProtocolType.HTTP);
    return client.getAcsResponse(request);
  }

  @Override
  public Place createUpload(String title, String fileName) throws Exception {
    var request = new CreateUploadVideoRequest();
    request.setTitle(title);
    request.setFileName(fileName);
    var answer = send(request);
    return new Place(answer.getVideoId(), answer.getUploadAddress(), answer.getUploadAuth());
  }

  @Override
  public String pull(String urls, String metadata) throws Exception {
    var request = new UploadMediaByURLRequest();
    request.setUploadURLs(urls);
    request.setUploadMetadatas(metadata);
    return send(request).getUploadJobs().getFirst().getJobId();
  }

  @Override
  public Pull pulled(String jobId) throws Exception {
    var request = new GetURLUploadInfosRequest();
    request.setJobIds(jobId);
    var info = send(request).getURLUploadInfoList().getFirst();
    return new Pull(info.getStatus(), Optional.ofNullable(info.getMediaId()));
  }

  @Override
  public Video video(String videoId) throws Exception {
    var request = new GetVideoInfoRequest();
    request.setVideoId(videoId);
    var video = send(request).getVideo();
    return new Video(
        video.getTitle(),
        video.getDescription() == null ? "" : video.getDescription(),
        video.getStatus(),
        video.getDuration() == null ? 0 : video.getDuration(),
        video.getSize() == null ? 0 : video.getSize());
  }

  @Override
  public String addTemplates(String name, String templates) throws Exception {
    var request = new AddTranscodeTemplateGroupRequest();
    request.setName(name);
    request.setTranscodeTemplateList(templates);
    return send(request).getTranscodeTemplateGroupId();
  }

  @Override
  public Submitted transcode(String videoId, String templateGroupId) throws Exception {
    var request = new SubmitTranscodeJobsRequest();
    request.setVideoId(videoId);
    request.setTemplateGroupId(templateGroupId);
    var answer = send(request);
    return new Submitted(
        answer.getTranscodeTaskId(),
        answer.getTranscodeJobs().stream().map(TranscodeJob::getJobId).toList());
  }

  @Override
  public Task task(String taskId) throws Exception {
    var request = new GetTranscodeTaskRequest();
    request.setTranscodeTaskId(taskId);
    var task = send(request).getTranscodeTask();
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
    var request = new GetPlayInfoRequest();
    request.setVideoId(videoId);
    return send(request).getPlayInfoList().stream()
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
    var request = new SubmitSnapshotJobRequest();
    request.setVideoId(videoId);
    request.setCount(count);
    request.setInterval(intervalSeconds);
    return send(request).getSnapshotJob().getJobId();
  }

  @Override
  public Optional<Pictures> pictures(String videoId) throws Exception {
    var request = new ListSnapshotsRequest();
    request.setVideoId(videoId);
    // The client makes an object without an id where the answer has none.
    return Optional.ofNullable(send(request).getMediaSnapshot())
        .filter(taken -> taken.getJobId() != null)
        .map(taken ->
            new Pictures(
                taken.getJobId(),
                taken.getTotal(),
                taken.getSnapshots().stream().map(Snapshot::getUrl).toList()));
  }

  @Override
  public List<Found> search(String match, String fields) throws Exception {
    var request = new SearchMediaRequest();
    request.setMatch(match);
    request.setFields(fields);
    return send(request).getMediaList().stream()
        .map(media -> new Found(media.getMediaId(), media.getVideo().getTitle()))
        .toList();
  }

  @Override
  public void describe(String videoId, String title, String description) throws Exception {
    var request = new UpdateVideoInfoRequest();
    request.setVideoId(videoId);
    request.setTitle(title);
    request.setDescription(description);
    send(request);
  }

  @Override
  public void delete(String videoIds) throws Exception {
    var request = new DeleteVideoRequest();
    request.setVideoIds(videoIds);
    send(request);
  }

  @Override
  public String codeOf(Exception thrown) throws Exception {
    if (thrown instanceof ClientException refusal && refusal.getRequestId() != null) {
      check(!refusal.getRequestId().isEmpty(), "a request id");
      return refusal.getErrCode();
    }
    throw thrown;
  }

  @Override
  public void close() {
    client.shutdown();
  }
}
