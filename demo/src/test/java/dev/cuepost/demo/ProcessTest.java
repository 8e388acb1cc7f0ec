package dev.cuepost.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.models.AddTemplateRequest;
import com.aliyun.ice20201109.models.CreateCustomTemplateRequest;
import com.aliyun.ice20201109.models.CreatePipelineRequest;
import com.aliyun.ice20201109.models.GetBatchMediaProducingJobRequest;
import com.aliyun.ice20201109.models.GetDynamicImageJobRequest;
import com.aliyun.ice20201109.models.GetEditingProjectRequest;
import com.aliyun.ice20201109.models.GetMediaInfoJobRequest;
import com.aliyun.ice20201109.models.GetSnapshotJobRequest;
import com.aliyun.ice20201109.models.GetSnapshotUrlsRequest;
import com.aliyun.ice20201109.models.GetTranscodeJobRequest;
import com.aliyun.ice20201109.models.ListSnapshotJobsRequest;
import com.aliyun.ice20201109.models.ListSystemTemplatesRequest;
import com.aliyun.ice20201109.models.ListTranscodeJobsRequest;
import com.aliyun.ice20201109.models.QueryMediaCensorJobDetailRequest;
import com.aliyun.ice20201109.models.QueryMediaCensorJobListRequest;
import com.aliyun.ice20201109.models.QuerySmarttagJobRequest;
import com.aliyun.ice20201109.models.SetEventCallbackRequest;
import com.aliyun.ice20201109.models.SubmitBatchMediaProducingJobRequest;
import com.aliyun.ice20201109.models.SubmitDynamicImageJobRequest;
import com.aliyun.ice20201109.models.SubmitMediaCensorJobRequest;
import com.aliyun.ice20201109.models.SubmitMediaInfoJobRequest;
import com.aliyun.ice20201109.models.SubmitMediaProducingJobRequest;
import com.aliyun.ice20201109.models.SubmitSmarttagJobRequest;
import com.aliyun.ice20201109.models.SubmitSnapshotJobRequest;
import com.aliyun.ice20201109.models.SubmitSyncMediaInfoJobRequest;
import com.aliyun.ice20201109.models.SubmitTranscodeJobRequest;
import com.aliyun.mns.model.QueueMeta;
import com.aliyun.tea.TeaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processing by a program of IMS: a real server, the official clients, real files. */
class ProcessTest {
  private static final String QUEUE = "ice-callback-process";

  /** Names the same things in all files. */
  private static final String PLUGIN =
      """
      #!/bin/sh
      cat <<END
      {"labels":[{"category":"Animal","name":"cat","occurrences":[{"from":0.5,"to":1}]}],
       "suggestion":"review",
       "scenes":[{"scene":"porn","label":"normal","suggestion":"pass","score":3},
                 {"scene":"ad","label":"qrcode","suggestion":"review","score":71.5}]}
      END
      """;

  @TempDir private static Path directory;
  private static Machine machine;
  private static ServerProcess server;
  private static Clients clients;

  @BeforeAll
  static void start() throws Exception {
    machine = new Machine(directory);
    Path plugin = Files.writeString(directory.resolve("plugin.sh"), PLUGIN);
    assertThat(plugin.toFile().setExecutable(true)).isTrue();
    Path properties =
        Files.writeString(directory.resolve("cuepost.properties"), "media.plugin=" + plugin + "\n");
    server = machine.start("--config", properties.toString());
    clients = new Clients(server);
    clients.queues().getQueueRef(QUEUE).create(new QueueMeta());
    clients
        .ims()
        .setEventCallback(
            new SetEventCallbackRequest()
                .setCallbackType("MNS")
                .setCallbackQueueName(QUEUE)
                .setEventTypeList(
                    "TranscodeComplete,TranscodeParentComplete,SnapshotComplete,"
                        + "DynamicImageComplete"));
    Machine.upload(clients, "clip.mp4", SmallClip.make(directory));
  }

  @AfterAll
  static void stop() {
    clients.close();
    server.close();
  }

  private static SubmitTranscodeJobRequest.SubmitTranscodeJobRequestInputGroup input() {
    return new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestInputGroup()
        .setType("OSS")
        .setMedia("oss://demo/clip.mp4");
  }

  private static SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroup output(
      String media, String template) {
    var video =
        new SubmitTranscodeJobRequest
                .SubmitTranscodeJobRequestOutputGroupProcessConfigTranscodeOverwriteParamsVideo()
            .setPreset("ultrafast")
            .setHeight("128");
    var transcode =
        new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupProcessConfigTranscode()
            .setTemplateId(template)
            .setOverwriteParams(
                new SubmitTranscodeJobRequest
                        .SubmitTranscodeJobRequestOutputGroupProcessConfigTranscodeOverwriteParams()
                    .setVideo(video));
    return new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroup()
        .setOutput(
            new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupOutput()
                .setType("OSS")
                .setMedia(media))
        .setProcessConfig(
            new SubmitTranscodeJobRequest.SubmitTranscodeJobRequestOutputGroupProcessConfig()
                .setTranscode(transcode));
  }

  @Test
  void a_clip_becomes_a_smaller_file_and_a_playlist() throws Exception {
    var submitted =
        clients
            .ims()
            .submitTranscodeJob(
                new SubmitTranscodeJobRequest()
                    .setName("two outputs")
                    .setUserData("{\"order\":\"A-17\"}")
                    .setInputGroup(List.of(input()))
                    .setOutputGroup(
                        List.of(
                            output("oss://demo/out/{JobId}.{ExtName}", "S01-mp4-h264-360p"),
                            output("oss://demo/hls/a.m3u8", "S01-hls-h264-360p"))))
            .getBody()
            .getTranscodeParentJob();
    assertThat(submitted.getJobCount()).isEqualTo(2);
    String parent = submitted.getParentJobId();

    for (int job = 0; job < 2; job++) {
      JsonNode told = next("TranscodeComplete");
      assertThat(told.path("ParentJobId").asText()).isEqualTo(parent);
      assertThat(told.path("Status").asText()).isEqualTo("Success");
    }
    JsonNode whole = next("TranscodeParentComplete");
    assertThat(whole.path("ParentJobId").asText()).isEqualTo(parent);
    assertThat(whole.path("UserData").asText()).isEqualTo("{\"order\":\"A-17\"}");

    var job =
        clients
            .ims()
            .getTranscodeJob(new GetTranscodeJobRequest().setParentJobId(parent))
            .getBody()
            .getTranscodeParentJob();
    assertThat(job.getStatus()).isEqualTo("Success");
    assertThat(job.getPercent()).isEqualTo(100);
    var first = job.getTranscodeJobList().getFirst();
    assertThat(first.getOutFileMeta().getFileBasicInfo().getHeight()).isEqualTo("128");
    assertThat(first.getProcessConfig().getTranscode().getOverwriteParams().getVideo().getHeight())
        .isEqualTo("128");
    assertThat(clients.objects().doesObjectExist("demo", "out/" + first.getJobId() + ".mp4"))
        .isTrue();
    assertThat(clients.objects().doesObjectExist("demo", "hls/a.m3u8")).isTrue();
    assertThat(clients.objects().doesObjectExist("demo", "hls/a-00001.ts")).isTrue();
    var listed =
        clients
            .ims()
            .listTranscodeJobs(new ListTranscodeJobsRequest().setStatus("Success"))
            .getBody();
    assertThat(listed.getJobs().getFirst().getParentJobId()).isEqualTo(parent);
  }

  @Test
  void pictures_are_taken_listed_and_animated() throws Exception {
    String sprites =
        clients
            .ims()
            .submitSnapshotJob(
                new SubmitSnapshotJobRequest()
                    .setInput(
                        new SubmitSnapshotJobRequest.SubmitSnapshotJobRequestInput()
                            .setType("OSS")
                            .setMedia("oss://demo/clip.mp4"))
                    .setOutput(
                        new SubmitSnapshotJobRequest.SubmitSnapshotJobRequestOutput()
                            .setType("OSS")
                            .setMedia("oss://demo/bögen/{TileCount}.jpg"))
                    .setTemplateConfig(
                        new SubmitSnapshotJobRequest.SubmitSnapshotJobRequestTemplateConfig()
                            .setTemplateId("S02-sprite")))
            .getBody()
            .getJobId();
    assertThat(next("SnapshotComplete").path("JobId").asText()).isEqualTo(sprites);
    var job =
        clients
            .ims()
            .getSnapshotJob(new GetSnapshotJobRequest().setJobId(sprites))
            .getBody()
            .getSnapshotJob();
    assertThat(job.getStatus()).isEqualTo("Success");
    assertThat(job.getType()).isEqualTo("Sprite");
    assertThat(job.getOutput().getOssFile().getBucket()).isEqualTo("demo");
    var urls =
        clients.ims().getSnapshotUrls(new GetSnapshotUrlsRequest().setJobId(sprites)).getBody();
    assertThat(urls.getTotal()).isEqualTo(1);
    assertThat(clients.objects().doesObjectExist("demo", "bögen/00001.jpg")).isTrue();
    assertThat(
            clients
                .ims()
                .listSnapshotJobs(new ListSnapshotJobsRequest().setJobId(sprites))
                .getBody()
                .getJobs())
        .hasSize(1);

    String moving =
        clients
            .ims()
            .submitDynamicImageJob(
                new SubmitDynamicImageJobRequest()
                    .setInput(
                        new SubmitDynamicImageJobRequest.SubmitDynamicImageJobRequestInput()
                            .setType("OSS")
                            .setMedia("oss://demo/clip.mp4"))
                    .setOutput(
                        new SubmitDynamicImageJobRequest.SubmitDynamicImageJobRequestOutput()
                            .setType("OSS")
                            .setMedia("oss://demo/moving.gif"))
                    .setTemplateConfig(
                        new SubmitDynamicImageJobRequest
                                .SubmitDynamicImageJobRequestTemplateConfig()
                            .setTemplateId("S03-gif")))
            .getBody()
            .getJobId();
    assertThat(next("DynamicImageComplete").path("JobId").asText()).isEqualTo(moving);
    assertThat(
            clients
                .ims()
                .getDynamicImageJob(new GetDynamicImageJobRequest().setJobId(moving))
                .getBody()
                .getDynamicImageJob()
                .getOutputUrl())
        .endsWith("/demo/moving.gif");
  }

  @Test
  void a_file_is_looked_at() throws Exception {
    String id =
        clients
            .ims()
            .submitMediaInfoJob(
                new SubmitMediaInfoJobRequest()
                    .setInput(
                        new SubmitMediaInfoJobRequest.SubmitMediaInfoJobRequestInput()
                            .setType("OSS")
                            .setMedia("oss://demo/clip.mp4")))
            .getBody()
            .getMediaInfoJob()
            .getJobId();
    var job =
        await()
            .until(
                () ->
                    clients
                        .ims()
                        .getMediaInfoJob(new GetMediaInfoJobRequest().setJobId(id))
                        .getBody()
                        .getMediaInfoJob(),
                found -> "Success".equals(found.getStatus()));
    var property = job.getMediaInfoProperty();
    assertThat(property.getFileBasicInfo().getDuration()).startsWith("2.0");
    assertThat(property.getVideoStreamInfoList().getFirst().getCodecName()).isEqualTo("h264");
    assertThat(property.getAudioStreamInfoList().getFirst().getChannels()).isEqualTo("1");
    assertThat(job.getAsync()).isTrue();

    var atOnce =
        clients
            .ims()
            .submitSyncMediaInfoJob(
                new SubmitSyncMediaInfoJobRequest()
                    .setInput(
                        new SubmitSyncMediaInfoJobRequest.SubmitSyncMediaInfoJobRequestInput()
                            .setType("OSS")
                            .setMedia("oss://demo/clip.mp4")))
            .getBody()
            .getMediaInfoJob();
    assertThat(atOnce.getStatus()).isEqualTo("Success");
    assertThat(atOnce.getAsync()).isFalse();
    assertThat(atOnce.getMediaInfoProperty().getFileBasicInfo().getDuration())
        .isEqualTo(property.getFileBasicInfo().getDuration());
    assertThat(
            clients
                .ims()
                .getMediaInfoJob(new GetMediaInfoJobRequest().setJobId(atOnce.getJobId()))
                .getBody()
                .getMediaInfoJob()
                .getAsync())
        .isFalse();
  }

  @Test
  void a_file_is_tagged_and_its_end_is_told_at_once() throws Exception {
    try (var receiver = new CallbackReceiver()) {
      String id =
          clients
              .ims()
              .submitSmarttagJob(
                  new SubmitSmarttagJobRequest()
                      .setTitle("a cat")
                      .setUserData("A-17")
                      .setNotifyUrl(receiver.url())
                      .setScheduleConfig(
                          new SubmitSmarttagJobRequest.SubmitSmarttagJobRequestScheduleConfig()
                              .setPriority("any"))
                      .setInput(
                          new SubmitSmarttagJobRequest.SubmitSmarttagJobRequestInput()
                              .setType("OSS")
                              .setMedia("oss://demo/clip.mp4")))
              .getBody()
              .getJobId();
      assertThat(receiver.next(Duration.ofSeconds(60)))
          .contains(
              "{\"Type\":\"smarttag\",\"JobId\":\"%s\",\"State\":\"Success\",\"UserData\":\"A-17\"}"
                  .formatted(id));
      var job =
          clients.ims().querySmarttagJob(new QuerySmarttagJobRequest().setJobId(id)).getBody();
      assertThat(job.getJobStatus()).isEqualTo("Success");
      assertThat(job.getUserData()).isEqualTo("A-17");
      var result = job.getResults().getResult().getFirst();
      assertThat(result.getType()).isEqualTo("VideoLabel");
      assertThat(result.getData()).contains("\"subTagName\":\"cat\"");
    }
    assertThatThrownBy(() ->
            clients
                .ims()
                .querySmarttagJob(
                    new QuerySmarttagJobRequest().setJobId("00000000000000000000000000000000")))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("JobNotFound"));
  }

  @Test
  void a_file_and_its_cover_are_censored() throws Exception {
    String queue = "reviews";
    clients.queues().getQueueRef(queue).create(new QueueMeta());
    Path cover = directory.resolve("cover.png");
    ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());
    Machine.upload(clients, "cover.png", cover);
    String id =
        clients
            .ims()
            .submitMediaCensorJob(
                new SubmitMediaCensorJobRequest()
                    .setTitle("a cat")
                    .setUserData("A-18")
                    .setNotifyUrl(
                        "mns://127.0.0.1:%d/queues/%s".formatted(server.api().getPort(), queue))
                    .setCoverImages(
                        "[{\"Bucket\":\"demo\",\"Location\":\"oss-cn-shanghai\",\"Object\":\"cover.png\"}]")
                    .setInput(
                        new SubmitMediaCensorJobRequest.SubmitMediaCensorJobRequestInput()
                            .setType("OSS")
                            .setMedia("oss://demo/clip.mp4")))
            .getBody()
            .getJobId();
    JsonNode told = Machine.next(clients, queue, "AIMediaAuditComplete").path("MessageBody");
    assertThat(told.path("JobId").asText()).isEqualTo(id);
    assertThat(told.at("/Data/Suggestion").asText()).isEqualTo("review");
    assertThat(told.at("/Data/VideoResult/AdResult/Label").asText()).isEqualTo("qrcode");

    var job =
        clients
            .ims()
            .queryMediaCensorJobDetail(new QueryMediaCensorJobDetailRequest().setJobId(id))
            .getBody()
            .getMediaCensorJobDetail();
    assertThat(job.getState()).isEqualTo("Success");
    assertThat(job.getSuggestion()).isEqualTo("review");
    assertThat(job.getUserData()).isEqualTo("A-18");
    assertThat(job.getInput().getObject()).isEqualTo("clip.mp4");
    assertThat(job.getVensorCensorResult().getCensorResults().getCensorResult())
        .extracting(found -> found.getScene() + " " + found.getRate())
        .containsExactly("porn 3.00", "ad 71.50");
    var image = job.getCoverImageCensorResults().getCoverImageCensorResult().getFirst();
    assertThat(image.getObject()).isEqualTo("cover.png");
    assertThat(image.getResults().getResult().getLast().getSuggestion()).isEqualTo("review");

    var named =
        clients
            .ims()
            .queryMediaCensorJobList(new QueryMediaCensorJobListRequest().setJobIds(id + ",none"))
            .getBody();
    assertThat(named.getMediaCensorJobList().getMediaCensorJob().getFirst().getJobId())
        .isEqualTo(id);
    assertThat(named.getNonExistIds().getString()).containsExactly("none");
    for (String state : List.of("Success", "All", "Fail", "Queuing", "Analysing")) {
      var listed =
          clients
              .ims()
              .queryMediaCensorJobList(
                  new QueryMediaCensorJobListRequest()
                      .setState(state)
                      .setPipelineId(job.getPipelineId())
                      .setMaximumPageSize(300L))
              .getBody();
      assertThat(listed.getMediaCensorJobList().getMediaCensorJob())
          .as(state)
          .hasSize(state.equals("Success") || state.equals("All") ? 1 : 0);
    }
    assertThatThrownBy(() ->
            clients
                .ims()
                .submitMediaCensorJob(
                    new SubmitMediaCensorJobRequest().setNotifyUrl("mns://queues/only")))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("InvalidParameter"));
  }

  @Test
  void templates_and_pipelines_are_kept() throws Exception {
    var template =
        clients
            .ims()
            .createCustomTemplate(
                new CreateCustomTemplateRequest()
                    .setName("mine")
                    .setType(1)
                    .setSubtype(1)
                    .setTemplateConfig(
                        "{\"Container\":{\"Format\":\"mp4\"},\"Video\":{\"Codec\":\"H.264\"}}"))
            .getBody()
            .getCustomTemplate();
    assertThat(template.getTypeName()).isEqualTo("TranscodeTemplate");
    assertThat(template.getSubtype()).isEqualTo("Normal");
    assertThat(
            clients
                .ims()
                .listSystemTemplates(new ListSystemTemplatesRequest().setType("1,2"))
                .getBody()
                .getTotal())
        .isPositive();
    assertThat(
            clients
                .ims()
                .createPipeline(
                    new CreatePipelineRequest().setName("mine").setSpeed("Standard").setPriority(8))
                .getBody()
                .getPipeline()
                .getStatus())
        .isEqualTo("Active");
    assertThatThrownBy(() ->
            clients
                .ims()
                .createCustomTemplate(
                    new CreateCustomTemplateRequest()
                        .setName("broken")
                        .setType(1)
                        .setTemplateConfig("{\"Container\":{\"Format\":\"tape\"}}")))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("InvalidParameter");
              assertThat(e.getMessage()).contains("Container.Format");
            });
  }

  @Test
  void a_template_is_filled_and_a_batch_becomes_films_that_are_told() throws Exception {
    String queue = "ice-callback-films";
    String userData = "{\"NotifyAddress\":\"%s\"}".formatted(queue);
    clients.queues().getQueueRef(queue).create(new QueueMeta());
    String template =
        clients
            .ims()
            .addTemplate(
                new AddTemplateRequest()
                    .setName("cut")
                    .setType("Timeline")
                    .setConfig(
                        "{\"VideoTracks\":[{\"VideoTrackClips\":"
                            + "[{\"MediaURL\":\"$Clip\",\"Out\":\"$End:1\"}]}]}"))
            .getBody()
            .getTemplate()
            .getTemplateId();
    var submitted =
        clients
            .ims()
            .submitMediaProducingJob(
                new SubmitMediaProducingJobRequest()
                    .setTemplateId(template)
                    .setClipsParam("{\"Clip\":\"oss://demo/clip.mp4\"}")
                    .setProjectMetadata("{\"Title\":\"Cut\"}")
                    .setUserData(userData)
                    .setOutputMediaConfig(output("films/cut.mp4")))
            .getBody();
    JsonNode told = Machine.next(clients, queue, "ProduceMediaComplete").path("MessageBody");
    assertThat(told.path("Status").asText()).isEqualTo("Success");
    assertThat(told.path("ProjectId").asText()).isEqualTo(submitted.getProjectId());
    var project =
        clients
            .ims()
            .getEditingProject(
                new GetEditingProjectRequest().setProjectId(submitted.getProjectId()))
            .getBody()
            .getProject();
    assertThat(project.getTitle()).isEqualTo("Cut");
    assertThat(project.getStatus()).isEqualTo("Produced");

    String batch =
        clients
            .ims()
            .submitBatchMediaProducingJob(
                new SubmitBatchMediaProducingJobRequest()
                    .setInputConfig(
                        "{\"MediaGroupArray\":[{\"MediaArray\":"
                            + "[\"oss://demo/clip.mp4\",\"%s\"]}]}"
                                .formatted(submitted.getMediaId()))
                    .setEditingConfig("{\"ProcessConfig\":{\"SingleShotDuration\":0.5}}")
                    .setOutputConfig(
                        "{\"MediaURL\":\"%s\",\"Count\":2}"
                            .formatted(machine.url("films/{index}.mp4")))
                    .setUserData(userData))
            .getBody()
            .getJobId();
    assertThat(
            Machine.next(clients, queue, "BatchProduceMediaComplete")
                .at("/MessageBody/JobId")
                .asText())
        .isEqualTo(batch);
    var ended =
        clients
            .ims()
            .getBatchMediaProducingJob(new GetBatchMediaProducingJobRequest().setJobId(batch))
            .getBody()
            .getEditingBatchJob();
    assertThat(ended.getStatus()).isEqualTo("Finished");
    assertThat(ended.getSubJobList()).hasSize(2);
    assertThat(ended.getSubJobList()).extracting(part -> part.getStatus()).containsOnly("Success");
  }

  private static String output(String key) {
    return "{\"MediaURL\":\"%s\"}".formatted(machine.url(key));
  }

  private static JsonNode next(String type) {
    return Machine.next(clients, QUEUE, type).path("MessageBody");
  }
}
