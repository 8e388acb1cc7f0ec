package dev.cuepost.clients.vod;

import static dev.cuepost.clients.vod.Cases.check;

import com.aliyun.tea.TeaException;
import com.aliyun.tearpc.models.Config;
import com.aliyun.vod20170321.Client;
import com.aliyun.vod20170321.models.AddTranscodeTemplateGroupRequest;
import com.aliyun.vod20170321.models.CreateUploadVideoRequest;
import com.aliyun.vod20170321.models.DeleteVideoRequest;
import com.aliyun.vod20170321.models.GetPlayInfoRequest;
import com.aliyun.vod20170321.models.GetTranscodeTaskRequest;
import com.aliyun.vod20170321.models.GetURLUploadInfosRequest;
import com.aliyun.vod20170321.models.GetVideoInfoRequest;
import com.aliyun.vod20170321.models.ListSnapshotsRequest;
import com.aliyun.vod20170321.models.SearchMediaRequest;
import com.aliyun.vod20170321.models.SubmitSnapshotJobRequest;
import com.aliyun.vod20170321.models.SubmitTranscodeJobsRequest;
import com.aliyun.vod20170321.models.UpdateVideoInfoRequest;
import com.aliyun.vod20170321.models.UploadMediaByURLRequest;
import java.util.List;
import java.util.Optional;

/** {@code com.aliyun:vod20170321}, of the first generation of Tea. */
final class Sdk implements Vod {
  private final Client client;

  Sdk(Subject subject) throws Exception {
    var config = new Config();
    config.accessKeyId = subject.keyId();
    config.accessKeySecret = subject.secret();
    config.regionId = "cn-shanghai";
    config.endpoint = subject.authority();
    config.protocol = "HTTP";
    client = new Client(config);
  }

  @Override
  public Place createUpload(String title, String fileName) throws Exception {
    var request = new CreateUploadVideoRequest();
    request.title = title;
    request.fileName = fileName;
    var answer = client.createUploadVideo(request);
    return new Place(answer.videoId, answer.uploadAddress, answer.uploadAuth);
  }

  @Override
  public String pull(String urls, String metadata) throws Exception {
    var request = new UploadMediaByURLRequest();
    request.uploadURLs = urls;
    request.uploadMetadatas = metadata;
    return client.uploadMediaByURL(request).uploadJobs.getFirst().jobId;
  }

  @Override
  public Pull pulled(String jobId) throws Exception {
    var request = new GetURLUploadInfosRequest();
    request.jobIds = jobId;
    var info = client.getURLUploadInfos(request).URLUploadInfoList.getFirst();
    return new Pull(info.status, Optional.ofNullable(info.mediaId));
  }

  @Override
  public Video video(String videoId) throws Exception {
    var request = new GetVideoInfoRequest();
    request.videoId = videoId;
    var video = client.getVideoInfo(request).video;
    return new Video(
        video.title,
        video.description == null ? "" : video.description,
        video.status,
        video.duration == null ? 0 : video.duration,
        video.size == null ? 0 : video.size);
  }

  @Override
  public String addTemplates(String name, String templates) throws Exception {
    var request = new AddTranscodeTemplateGroupRequest();
    request.name = name;
    request.transcodeTemplateList = templates;
    return client.addTranscodeTemplateGroup(request).transcodeTemplateGroupId;
  }

  @Override
  public Submitted transcode(String videoId, String templateGroupId) throws Exception {
    var request = new SubmitTranscodeJobsRequest();
    request.videoId = videoId;
    request.templateGroupId = templateGroupId;
    var answer = client.submitTranscodeJobs(request);
    return new Submitted(
        answer.transcodeTaskId,
        answer.transcodeJobs.transcodeJob.stream().map(job -> job.jobId).toList());
  }

  @Override
  public Task task(String taskId) throws Exception {
    var request = new GetTranscodeTaskRequest();
    request.transcodeTaskId = taskId;
    var task = client.getTranscodeTask(request).transcodeTask;
    return new Task(
        task.taskStatus,
        task.transcodeJobInfoList.stream()
            .map(job ->
                new Job(
                    job.transcodeJobId,
                    job.transcodeJobStatus,
                    Optional.ofNullable(job.outputFile).map(file -> file.outputFileUrl)))
            .toList());
  }

  @Override
  public List<Stream> streams(String videoId) throws Exception {
    var request = new GetPlayInfoRequest();
    request.videoId = videoId;
    return client.getPlayInfo(request).playInfoList.playInfo.stream()
        .map(info ->
            new Stream(
                info.jobId,
                info.definition,
                info.format,
                info.width,
                info.height,
                info.size,
                info.playURL))
        .toList();
  }

  @Override
  public String takePictures(String videoId, long count, long intervalSeconds) throws Exception {
    var request = new SubmitSnapshotJobRequest();
    request.videoId = videoId;
    request.count = count;
    request.interval = intervalSeconds;
    return client.submitSnapshotJob(request).snapshotJob.jobId;
  }

  @Override
  public Optional<Pictures> pictures(String videoId) throws Exception {
    var request = new ListSnapshotsRequest();
    request.videoId = videoId;
    return Optional.ofNullable(client.listSnapshots(request).mediaSnapshot)
        .map(taken ->
            new Pictures(
                taken.jobId,
                taken.total,
                taken.snapshots.snapshot.stream().map(picture -> picture.url).toList()));
  }

  @Override
  public List<Found> search(String match, String fields) throws Exception {
    var request = new SearchMediaRequest();
    request.match = match;
    request.fields = fields;
    return client.searchMedia(request).mediaList.stream()
        .map(media -> new Found(media.mediaId, media.video.title))
        .toList();
  }

  @Override
  public void describe(String videoId, String title, String description) throws Exception {
    var request = new UpdateVideoInfoRequest();
    request.videoId = videoId;
    request.title = title;
    request.description = description;
    client.updateVideoInfo(request);
  }

  @Override
  public void delete(String videoIds) throws Exception {
    var request = new DeleteVideoRequest();
    request.videoIds = videoIds;
    client.deleteVideo(request);
  }

  @Override
  public String codeOf(Exception thrown) throws Exception {
    return code(thrown);
  }

  static String code(Exception thrown) throws Exception {
    if (thrown instanceof TeaException refusal) {
      check(refusal.getData().get("RequestId") instanceof String, "a request id");
      return refusal.getCode();
    }
    throw thrown;
  }

  @Override
  public void close() {
    // It has nothing to be closed.
  }
}
