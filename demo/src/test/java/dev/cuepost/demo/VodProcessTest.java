package dev.cuepost.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One clip's way through VOD, and every event of it in its order. */
class VodProcessTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUEUE = "vod-events";
  private static final String TEMPLATES =
      """
      [{"TemplateName":"small","Definition":"LD","Container":{"Format":"mp4"},
        "Video":{"Codec":"H.264","Height":"128","Preset":"ultrafast"},"Audio":{"Codec":"AAC","Bitrate":"64"},
        "WatermarkIds":["OURS"]},
       {"TemplateName":"list","Definition":"SD","Container":{"Format":"m3u8"},
        "Video":{"Codec":"H.264","Preset":"ultrafast"},"Audio":{"Codec":"AAC"},
        "MuxConfig":{"Segment":{"Duration":"1"}}}]\
      """;

  @TempDir private Path directory;
  private ServerProcess server;
  private Clients clients;

  @BeforeEach
  void start() throws Exception {
    server = new Machine(directory).start();
    clients = new Clients(server);
    new VodCalls(clients).tell(QUEUE);
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void a_clip_is_uploaded_made_into_streams_and_pictures_played_and_deleted() throws Exception {
    String watermark =
        vod(
                "AddWatermark",
                Map.of(
                    "Name",
                    "ours",
                    "Type",
                    "Text",
                    "WatermarkConfig",
                    "{\"Content\":\"ours\",\"FontColor\":\"White\",\"Left\":\"8\",\"Top\":\"8\"}"))
            .at("/WatermarkInfo/WatermarkId")
            .asText();
    String group =
        vod(
                "AddTranscodeTemplateGroup",
                Map.of(
                    "Name", "two", "TranscodeTemplateList", TEMPLATES.replace("OURS", watermark)))
            .path("TranscodeTemplateGroupId")
            .asText();
    JsonNode place =
        vod(
            "CreateUploadVideo",
            Map.of(
                "Title", "Clip",
                "FileName", "clip.mp4",
                "TemplateGroupId", group,
                "UserData", "{\"Extend\":{\"order\":\"A-17\"}}"));
    String videoId = place.path("VideoId").asText();
    next("MediaBaseChangeComplete");
    putInto(place);
    next("FileUploadComplete");
    next("VideoAnalysisComplete");
    for (int stream = 0; stream < 2; stream++) {
      JsonNode told = next("StreamTranscodeComplete");
      assertThat(told.path("Status").asText()).isEqualTo("success");
      assertThat(told.path("VideoId").asText()).isEqualTo(videoId);
      assertThat(told.path("Extend").asText()).isEqualTo("{\"order\":\"A-17\"}");
      assertThat(told.path("Size").isNumber()).isTrue();
      assertThat(told.path("Duration").asDouble()).isBetween(1.9, 2.2);
    }
    JsonNode whole = next("TranscodeComplete");
    assertThat(whole.path("Status").asText()).isEqualTo("success");
    assertThat(whole.path("StreamInfos")).hasSize(2);

    JsonNode played = vod("GetPlayInfo", Map.of("VideoId", videoId));
    assertThat(played.at("/PlayInfoList/PlayInfo")).hasSize(2);
    JsonNode small = played.at("/PlayInfoList/PlayInfo/0");
    assertThat(small.path("Definition").asText()).isEqualTo("LD");
    assertThat(small.path("Height").asInt()).isEqualTo(128);
    assertThat(small.path("WatermarkId").asText()).isEqualTo(watermark);
    var playlist = URI.create(played.at("/PlayInfoList/PlayInfo/1/PlayURL").asText());
    String segment = read(playlist).lines().filter(line -> !line.startsWith("#")).findFirst().get();
    assertThat(read(playlist.resolve(segment))).as("in a private bucket").startsWith("G");
    JsonNode auth = vod("GetVideoPlayAuth", Map.of("VideoId", videoId));
    assertThat(auth.at("/VideoMeta/Title").asText()).isEqualTo("Clip");
    assertThat(JSON.readTree(Base64.getDecoder().decode(auth.path("PlayAuth").asText())))
        .isNotEmpty();
    JsonNode tasks = vod("ListTranscodeTask", Map.of("VideoId", videoId));
    JsonNode task =
        vod(
            "GetTranscodeTask",
            Map.of("TranscodeTaskId", tasks.at("/TranscodeTaskList/0/TranscodeTaskId").asText()));
    assertThat(task.at("/TranscodeTask/TaskStatus").asText()).isEqualTo("CompleteAllSucc");

    vod("SubmitSnapshotJob", Map.of("VideoId", videoId, "Count", "2", "Interval", "1"));
    JsonNode taken = next("SnapshotComplete");
    assertThat(taken.path("SubType").asText()).isEqualTo("SpecifiedTime");
    assertThat(taken.at("/SnapshotInfos/0/SnapshotCount").asInt()).isEqualTo(2);
    assertThat(taken.at("/SnapshotInfos/0/SnapshotRegular").asText()).contains("{SnapshotCount}");
    JsonNode listed = vod("ListSnapshots", Map.of("VideoId", videoId));
    assertThat(listed.at("/MediaSnapshot/Snapshots/Snapshot")).hasSize(2);

    String image =
        vod(
                "AddVodTemplate",
                Map.of(
                    "Name",
                    "moving",
                    "TemplateType",
                    "DynamicImage",
                    "TemplateConfig",
                    "{\"Container\":{\"Format\":\"gif\"},\"Video\":{\"Fps\":\"5\",\"Width\":\"160\"}}"))
            .path("VodTemplateId")
            .asText();
    vod("SubmitDynamicImageJob", Map.of("VideoId", videoId, "DynamicImageTemplateId", image));
    JsonNode moving = next("DynamicImageComplete");
    assertThat(JSON.readTree(moving.path("DynamicImageJobInfo").asText()).path("FileURL").asText())
        .endsWith(".gif");

    String dna =
        vod("SubmitAIJob", Map.of("MediaId", videoId, "Types", "AIMediaDNA"))
            .at("/AIJobList/AIJob/0/JobId")
            .asText();
    JsonNode known = next("AIMediaDNAComplete");
    assertThat(known.path("JobId").asText()).isEqualTo(dna);
    assertThat(known.path("Code").asText()).isEqualTo("0");
    assertThat(JSON.readTree(known.path("Data").asText()).path("VideoDNA")).isEmpty();

    vod("SubmitAIJob", Map.of("MediaId", videoId, "Types", "AIVideoTag"));
    JsonNode untagged = next("AIVideoTagComplete");
    assertThat(untagged.path("Status").asText()).isEqualTo("fail");
    assertThat(untagged.path("Code").asText()).isEqualTo("PluginNotConfigured");

    vod(
        "DeleteStream",
        Map.of("VideoId", videoId, "JobIds", small.path("JobId").asText() + ",unknown"));
    JsonNode deleted = next("DeleteMediaComplete");
    assertThat(deleted.path("DeleteType").asText()).isEqualTo("stream");
    assertThat(deleted.path("JobIds").asText()).isEqualTo(small.path("JobId").asText());
    JsonNode left = vod("GetPlayInfo", Map.of("VideoId", videoId));
    assertThat(left.at("/PlayInfoList/PlayInfo")).hasSize(1);
    assertThat(left.at("/PlayInfoList/PlayInfo/0/Definition").asText()).isNotEqualTo("LD");

    String preprocessed =
        vod("SubmitPreprocessJobs", Map.of("VideoId", videoId, "PreprocessType", "LivePreprocess"))
            .at("/PreprocessJobs/PreprocessJob/0/JobId")
            .asText();
    assertThat(next("StreamTranscodeComplete").path("JobId").asText()).isEqualTo(preprocessed);
    assertThat(next("TranscodeComplete").path("Status").asText()).isEqualTo("success");
    assertThat(
            vod("GetMezzanineInfo", Map.of("VideoId", videoId))
                .at("/Mezzanine/PreprocessStatus")
                .asText())
        .isEqualTo("PreprocessSucceed");

    String film = aFilmIsMadeOf(videoId);

    vod("DeleteVideo", Map.of("VideoIds", film));
    next("DeleteMediaComplete");
    next("MediaBaseChangeComplete");
    vod("DeleteMezzanines", Map.of("VideoIds", videoId));
    assertThat(next("DeleteMediaComplete").path("DeleteType").asText()).isEqualTo("mezzanine");
    vod("DeleteVideo", Map.of("VideoIds", videoId));
    next("DeleteMediaComplete");
    await("its streams and pictures go with it")
        .until(() ->
            clients.objects().listObjects("outin-1000000000000001").getObjectSummaries().isEmpty());
  }

  /** What anybody reads who has the address. */
  private static String read(URI address) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(ISO_8859_1));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  private String aFilmIsMadeOf(String videoId) throws Exception {
    String timeline =
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"%s\",\"Out\":1}]}]}"
            .formatted(videoId);
    String project =
        vod("AddEditingProject", Map.of("Title", "Cut", "Timeline", timeline))
            .at("/Project/ProjectId")
            .asText();
    JsonNode wanted =
        vod(
            "ProduceEditingProjectVideo",
            Map.of("ProjectId", project, "MediaMetadata", "{\"Title\":\"Film\"}"));
    String film = wanted.path("MediaId").asText();
    assertThat(wanted.path("ProjectId").asText()).isEqualTo(project);

    JsonNode produced = next("ProduceMediaComplete");
    assertThat(produced.path("Status").asText()).isEqualTo("success");
    assertThat(produced.path("MediaId").asText()).isEqualTo(film);
    assertThat(produced.path("ProjectId").asText()).isEqualTo(project);
    next("FileUploadComplete");
    next("VideoAnalysisComplete");
    JsonNode told = vod("GetVideoInfo", Map.of("VideoId", film)).path("Video");
    assertThat(told.path("Status").asText()).isEqualTo("Normal");
    assertThat(told.path("Title").asText()).isEqualTo("Film");
    assertThat(
            vod("GetEditingProject", Map.of("ProjectId", project)).at("/Project/Status").asText())
        .isEqualTo("Produced");
    return film;
  }

  private void putInto(JsonNode place) throws Exception {
    UploadGrant.of(place).put(SmallClip.make(directory));
  }

  private JsonNode vod(String action, Map<String, String> parameters) throws Exception {
    return new VodCalls(clients).call(action, parameters);
  }

  private JsonNode next(String type) {
    return Machine.next(clients, QUEUE, type);
  }
}
