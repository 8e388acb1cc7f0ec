package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.models.GetMediaInfoRequest;
import com.aliyun.ice20201109.models.GetUrlUploadInfosRequest;
import com.aliyun.ice20201109.models.SetEventCallbackRequest;
import com.aliyun.ice20201109.models.UploadMediaByURLRequest;
import com.aliyun.ice20201109.models.UploadStreamByURLRequest;
import com.aliyun.mns.model.QueueMeta;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are fetched from URLs: a real server, the official clients of both products. */
class PullTest {
  private static final String IMS_QUEUE = "ice-callback-pulls";
  private static final String VOD_QUEUE = "vod-pulls";

  @TempDir private Path directory;

  @Test
  void a_file_is_fetched_for_either_product_though_its_host_breaks_off() throws Exception {
    Path clip = directory.resolve("tone.wav");
    Files.write(clip, tone());
    try (var server = new Machine(directory).start();
        var clients = new Clients(server);
        var host = new BrokenHost(clip)) {
      tellQueues(clients);
      String forIms = host.url("for ims,1.wav");
      String forVod = host.url("for-vod?id=1&name=a");

      var submitted =
          clients
              .ims()
              .uploadMediaByURL(
                  new UploadMediaByURLRequest()
                      .setUploadURLs(encoded(forIms))
                      .setMediaMetaData(
                          "[{\"SourceURL\":\"%s\",\"Title\":\"Pulled\"}]".formatted(forIms)))
              .getBody()
              .getUploadJobs()
              .getFirst();
      assertThat(submitted.getSourceURL()).isEqualTo(forIms);
      JsonNode job =
          new VodCalls(clients)
              .call(
                  "UploadMediaByURL",
                  Map.of(
                      "UploadURLs",
                      encoded(forVod),
                      "UploadMetadatas",
                      "[{\"SourceURL\":\"%s\",\"FileExtension\":\"wav\",\"Tags\":\"a,b\"}]"
                          .formatted(forVod),
                      "SessionId",
                      "session-1"))
              .path("UploadJobs")
              .path(0);

      JsonNode pulled = next(clients, IMS_QUEUE).path("MessageBody");
      assertThat(pulled.path("Status").asText()).isEqualTo("Success");
      assertThat(pulled.path("JobId").asText()).isEqualTo(submitted.getJobId());
      assertThat(pulled.path("MediaId").asText()).isEqualTo(submitted.getMediaId());
      assertThat(pulled.path("SourceURL").asText()).isEqualTo(forIms);
      assertThat(pulled.path("Size").asText()).isEqualTo(Long.toString(Files.size(clip)));
      assertThat(next(clients, IMS_QUEUE).path("MessageBody").path("Status").asText())
          .isEqualTo("Success");
      var media =
          clients
              .ims()
              .getMediaInfo(new GetMediaInfoRequest().setMediaId(submitted.getMediaId()))
              .getBody()
              .getMediaInfo()
              .getMediaBasicInfo();
      assertThat(media.getTitle()).isEqualTo("Pulled");
      assertThat(media.getStatus()).isEqualTo("Normal");
      var infos =
          clients
              .ims()
              .getUrlUploadInfos(
                  new GetUrlUploadInfosRequest().setJobIds(submitted.getJobId() + ",none"))
              .getBody();
      assertThat(infos.getNonExists()).containsExactly("none");
      assertThat(infos.getURLUploadInfoList().getFirst().getStatus()).isEqualTo("SUCCESS");
      assertThat(infos.getURLUploadInfoList().getFirst().getMediaId())
          .isEqualTo(submitted.getMediaId());

      var stream =
          clients
              .ims()
              .uploadStreamByURL(
                  new UploadStreamByURLRequest()
                      .setMediaId(submitted.getMediaId())
                      .setStreamURL(encoded(forVod))
                      .setFileExtension("wav"))
              .getBody();
      assertThat(stream.getSourceURL()).isEqualTo(forVod);
      JsonNode told = next(clients, IMS_QUEUE);
      assertThat(told.path("EventType").asText()).isEqualTo("UploadStreamByURLComplete");
      assertThat(told.path("MessageBody").path("JobId").asText()).isEqualTo(stream.getJobId());
      assertThat(told.path("MessageBody").path("FileUrl").asText()).isEqualTo(stream.getFileURL());

      JsonNode video = next(clients, VOD_QUEUE);
      assertThat(video.path("Status").asText()).isEqualTo("success");
      assertThat(video.path("JobId").asText()).isEqualTo(job.path("JobId").asText());
      assertThat(next(clients, VOD_QUEUE).path("VideoId").asText())
          .isEqualTo(video.path("VideoId").asText());
      JsonNode info =
          new VodCalls(clients)
              .call("GetURLUploadInfos", Map.of("UploadURLs", encoded(forVod) + ",none.mp4"));
      assertThat(info.path("URLUploadInfoList").path(0).path("Status").asText())
          .isEqualTo("SUCCESS");
      assertThat(info.path("URLUploadInfoList").path(0).path("MediaId").asText())
          .isEqualTo(video.path("VideoId").asText());
      assertThat(info.path("NonExists").path(0).asText()).isEqualTo("none.mp4");
      assertThat(host.ranges()).as("all went on where they broke off").hasSize(3);

      refused(clients);
    }
  }

  private static void refused(Clients clients) {
    var vod = new VodCalls(clients);
    String url = encoded("http://127.0.0.1:9/a.mp4");
    for (String bad : new String[] {encoded("http://a.test/a.pdf"), "ftp://a.test/a.mp4", "%zz"}) {
      assertThatThrownBy(() -> vod.call("UploadMediaByURL", Map.of("UploadURLs", bad)))
          .satisfies(e -> hasCode(e, "InvalidParameter.UploadURLs"));
      assertThatThrownBy(() ->
              clients.ims().uploadMediaByURL(new UploadMediaByURLRequest().setUploadURLs(bad)))
          .satisfies(e -> hasCode(e, "InvalidParameter"));
    }
    assertThatThrownBy(
            () -> vod.call("UploadMediaByURL", Map.of("UploadURLs", url, "SessionId", "session-1")))
        .satisfies(e -> hasCode(e, "InvalidParameter"));
    assertThatThrownBy(() ->
            vod.call(
                "UploadMediaByURL",
                Map.of("UploadURLs", url, "UploadMetadatas", "[{\"SourceURL\":\"other\"}]")))
        .satisfies(e -> hasCode(e, "InvalidParameter"));
    assertThatThrownBy(() -> vod.call("GetURLUploadInfos", Map.of()))
        .satisfies(e -> hasCode(e, "MissingJobIds"));
  }

  private static void tellQueues(Clients clients) throws Exception {
    clients.queues().getQueueRef(IMS_QUEUE).create(new QueueMeta());
    clients.queues().getQueueRef(VOD_QUEUE).create(new QueueMeta());
    clients
        .ims()
        .setEventCallback(
            new SetEventCallbackRequest()
                .setCallbackType("MNS")
                .setCallbackQueueName(IMS_QUEUE)
                .setEventTypeList(
                    "UploadByURLComplete,VideoAnalysisComplete,UploadStreamByURLComplete"));
    new VodCalls(clients)
        .call(
            "SetMessageCallback",
            Map.of(
                "CallbackType",
                "MNS",
                "MnsEndpoint",
                "http://1000000000000001.mns.cn-shanghai.aliyuncs.com/",
                "MnsQueueName",
                VOD_QUEUE,
                "EventTypeList",
                "UploadByURLComplete,VideoAnalysisComplete"));
  }

  private static JsonNode next(Clients clients, String queue) {
    return await()
        .until(() -> Machine.nextEvent(clients, queue, Duration.ofSeconds(5)), Optional::isPresent)
        .orElseThrow();
  }

  private static void hasCode(Throwable problem, String code) {
    assertThat(problem)
        .isInstanceOfSatisfying(TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  /** Two seconds of silence. */
  private static byte[] tone() throws IOException {
    var format = new AudioFormat(44_100, 16, 1, true, false);
    var file = new ByteArrayOutputStream();
    try (var samples =
        new AudioInputStream(new ByteArrayInputStream(new byte[176_400]), format, 88_200)) {
      AudioSystem.write(samples, AudioFileFormat.Type.WAVE, file);
    }
    return file.toByteArray();
  }

  private static String encoded(String url) {
    return URLEncoder.encode(url, StandardCharsets.UTF_8);
  }
}
