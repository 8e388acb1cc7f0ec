package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.media.process.template.TemplateType;
import dev.cuepost.media.process.template.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs from their submission to their events, with real files. */
@Tag("slow")
class ProcessingTest {
  private static final String CLIP = "{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;
  private static Plant plant;

  @BeforeAll
  static void open() throws IOException, InterruptedException {
    plant = new Plant(directory);
    plant.clip("clip.mp4");
    plant.processing.start(2);
  }

  @AfterAll
  static void close() {
    plant.close();
  }

  private static String output(String media, String template, String params) {
    return """
    {"Output":{"Type":"OSS","Media":"%s"},
     "ProcessConfig":{"Transcode":{"TemplateId":"%s","OverwriteParams":%s}}}\
    """
        .formatted(media, template, params);
  }

  private static JobGroup transcode(String... outputs) {
    return plant.ended(
        Plant.accepted(
            plant
                .processing
                .jobs()
                .transcode(
                    Plant.submission(), "[" + CLIP + "]", "[" + String.join(",", outputs) + "]")));
  }

  private static JsonNode lastEvent(String type, String id) throws IOException {
    for (String text : plant.events().reversed()) {
      JsonNode event = JSON.readTree(text);
      if (event.path("EventType").asText().equals(type) && text.contains(id)) {
        return event.path("MessageBody");
      }
    }
    throw new AssertionError("no " + type + " of " + id);
  }

  @Test
  void aTranscodingJobMakesEachOutputAndTellsThemBeforeTheWhole() throws IOException {
    JobGroup group =
        transcode(
            output(
                "oss://demo/out/{JobId}.{ExtName}",
                "S01-mp4-h264-360p",
                "{\"Video\":{\"Height\":\"128\",\"Preset\":\"ultrafast\"}}"),
            output("http://demo.oss-cn-shanghai.aliyuncs.com/a.mp3", "S01-mp3-128", "{}"));

    assertThat(group.state()).isEqualTo(JobState.SUCCESS);
    assertThat(group.percent()).isEqualTo(100);
    String first = "out/" + group.jobs().getFirst().jobId() + ".mp4";
    assertThat(plant.has(first)).isTrue();
    assertThat(plant.has("a.mp3")).isTrue();
    JsonNode meta =
        JSON.readTree(group.jobs().getFirst().result().flatMap(Result::meta).orElseThrow());
    assertThat(meta.at("/FileBasicInfo/Height").asText()).isEqualTo("128");
    assertThat(meta.at("/VideoStreamInfoList/0/Codec_name").asText()).isEqualTo("h264");
    assertThat(meta.at("/AudioStreamInfoList/0/CodecName").asText()).isEqualTo("aac");

    var types =
        plant.events().stream()
            .filter(text -> text.contains(group.groupId()))
            .map(text -> text.replaceAll(".*\"EventType\":\"(\\w+)\".*", "$1"))
            .toList();
    assertThat(types)
        .containsExactly("TranscodeComplete", "TranscodeComplete", "TranscodeParentComplete");
    JsonNode whole = lastEvent("TranscodeParentComplete", group.groupId());
    assertThat(whole.path("Status").asText()).isEqualTo("Success");
    assertThat(whole.path("JobCount").asInt()).isEqualTo(2);
    assertThat(whole.at("/TranscodeJobList/0/Output/OutputUrl").asText()).endsWith(first);
    assertThat(whole.path("UserData").asText()).contains("A-17");
  }

  @Test
  void aTemplateOfSoundsMakesTheSoundAlone() throws IOException {
    var template =
        plant
            .processing
            .templates()
            .create(
                new Templates.Owner(Plant.ACCOUNT, Plant.REGION),
                "sound",
                TemplateType.TRANSCODE,
                Optional.of(2),
                "{\"Container\":{\"Format\":\"mp4\"},\"Video\":{\"Codec\":\"H.264\"}}");
    JobGroup group =
        transcode(
            output(
                "oss://demo/sound.mp4",
                ((Templates.Outcome.Stored) template).template().id(),
                "{\"Video\":{\"Height\":\"128\"}}"));

    assertThat(group.state()).isEqualTo(JobState.SUCCESS);
    JsonNode meta =
        JSON.readTree(group.jobs().getFirst().result().flatMap(Result::meta).orElseThrow());
    assertThat(meta.path("VideoStreamInfoList")).isEmpty();
    assertThat(meta.at("/AudioStreamInfoList/0/CodecName").asText()).isEqualTo("aac");
  }

  @Test
  void hlsLiesWithItsSegmentsAndIsToldAsAWhole() throws IOException {
    JobGroup group =
        transcode(
            output(
                "oss://demo/hls/index.m3u8",
                "S01-hls-h264-360p",
                "{\"Video\":{\"Preset\":\"ultrafast\",\"Gop\":\"25\"},\"MuxConfig\":{\"Segment\":{\"Duration\":\"1\"}}}"));

    Result result = group.jobs().getFirst().result().orElseThrow();
    assertThat(result.keys()).contains("hls/index.m3u8", "hls/index-00001.ts");
    assertThat(result.keys().getFirst()).isEqualTo("hls/index.m3u8");
    for (String key : result.keys()) {
      assertThat(plant.has(key)).as(key).isTrue();
    }
    JsonNode basic = JSON.readTree(result.meta().orElseThrow()).path("FileBasicInfo");
    assertThat(basic.path("FormatName").asText()).isEqualTo("hls");
    assertThat(basic.path("Duration").asDouble()).isBetween(1.9, 2.2);
  }

  @Test
  void aGroupSucceedsIfOneOfItsOutputsDoes() throws IOException {
    String watermark =
        """
        {"Output":{"Type":"OSS","Media":"oss://demo/marked.mp4"},"ProcessConfig":{
         "Transcode":{"TemplateId":"S01-mp4-h264-360p"},
         "ImageWatermarks":[{"TemplateId":"%s","OverwriteParams":{
           "File":{"Type":"OSS","Media":"oss://demo/nothing.png"}}}]}}\
        """
            .formatted(watermarkTemplate());
    JobGroup group = transcode(watermark, output("oss://demo/b.mp3", "S01-mp3-128", "{}"));

    assertThat(group.state()).isEqualTo(JobState.SUCCESS);
    ProcessJob failed = group.jobs().getFirst();
    assertThat(failed.state()).isEqualTo(JobState.FAIL);
    assertThat(failed.failure().orElseThrow().code())
        .isEqualTo("InvalidParameter.ResourceNotFound");
    assertThat(plant.has("marked.mp4")).isFalse();
    JsonNode told = lastEvent("TranscodeComplete", failed.jobId());
    assertThat(told.path("Status").asText()).isEqualTo("Fail");
    assertThat(told.path("Code").asText()).isEqualTo("InvalidParameter.ResourceNotFound");
  }

  private static String watermarkTemplate() {
    var outcome =
        plant
            .processing
            .templates()
            .create(
                new Templates.Owner(Plant.ACCOUNT, Plant.REGION),
                "mark",
                TemplateType.IMAGE_WATERMARK,
                Optional.empty(),
                "{\"Width\":\"32\",\"Dx\":\"8\",\"Dy\":\"8\"}");
    return ((Templates.Outcome.Stored) outcome).template().id();
  }

  @Test
  void aSnapshotJobNumbersItsPictures() throws IOException {
    ProcessJob job =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .snapshot(
                        Plant.submission(),
                        CLIP,
                        "{\"Type\":\"OSS\",\"Media\":\"oss://demo/pic/{JobId}-{Count}.jpg\"}",
                        "{\"TemplateId\":\"S02-normal\",\"OverwriteParams\":{\"Count\":\"3\"}}")));

    assertThat(job.state()).isEqualTo(JobState.SUCCESS);
    assertThat(Pictures.of(job).count()).isEqualTo(3);
    assertThat(plant.has("pic/" + job.jobId() + "-00003.jpg")).isTrue();
    JsonNode told = lastEvent("SnapshotComplete", job.jobId());
    assertThat(told.path("Type").asText()).isEqualTo("Normal");
    assertThat(told.path("Count").asInt()).isEqualTo(3);
    assertThat(told.at("/Output/Media").asText()).contains("{Count}");
  }

  @Test
  void anAnimatedImageIsNamedByItsFormat() throws IOException {
    ProcessJob job =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .dynamicImage(
                        Plant.submission(),
                        CLIP,
                        "{\"Type\":\"OSS\",\"Media\":\"oss://demo/moving.{ExtName}\"}",
                        """
                        {"TemplateId":"S03-gif","OverwriteParams":{"Width":"160",\
                        "TimeSpan":{"Seek":"0","Duration":"0.5"}}}\
                        """)));

    assertThat(job.state()).isEqualTo(JobState.SUCCESS);
    assertThat(plant.has("moving.gif")).isTrue();
    assertThat(lastEvent("DynamicImageComplete", job.jobId()).path("OutputUrl").asText())
        .isEqualTo("http://127.0.0.1:8701/demo/moving.gif");
  }

  @Test
  void mediaInfoIsWhatTheFileHolds() throws IOException {
    ProcessJob job =
        plant.ended(Plant.accepted(plant.processing.jobs().mediaInfo(Plant.submission(), CLIP)));

    JsonNode meta = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
    assertThat(meta.at("/FileBasicInfo/Duration").asText()).startsWith("2.0");
    assertThat(meta.at("/FileBasicInfo/FileUrl").asText()).isEqualTo("oss://demo/clip.mp4");
    assertThat(meta.at("/VideoStreamInfoList/0/Avg_fps").asText()).isEqualTo("25.0000");
  }

  @Test
  void aFileIsLookedAtWhileItsUserWaits() throws IOException {
    ProcessJob job = Plant.accepted(plant.processing.jobs().mediaInfoNow(Plant.submission(), CLIP));

    assertThat(job.state()).isEqualTo(JobState.SUCCESS);
    JsonNode meta = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
    assertThat(meta.at("/FileBasicInfo/Duration").asText()).startsWith("2.0");
    ProcessJob stored =
        plant.processing.jobs().find(Plant.OWNER, JobKind.MEDIA_INFO, job.jobId()).orElseThrow();
    assertThat(stored.state()).isEqualTo(JobState.SUCCESS);
    assertThat(stored.result()).isEqualTo(job.result());
    assertThat(stored.order().shown()).isEqualTo("{\"Async\":false}");
  }

  @Test
  void whatCannotBeLookedAtIsStoredAsFailedAndWhatIsRefusedIsNot() {
    ProcessJob failed =
        Plant.accepted(
            plant
                .processing
                .jobs()
                .mediaInfoNow(
                    Plant.submission(), "{\"Type\":\"OSS\",\"Media\":\"oss://demo/none.mp4\"}"));
    assertThat(failed.state()).isEqualTo(JobState.FAIL);
    assertThat(failed.failure().orElseThrow().code())
        .isEqualTo("InvalidParameter.ResourceNotFound");
    assertThat(plant.processing.jobs().find(Plant.OWNER, JobKind.MEDIA_INFO, failed.jobId()))
        .map(ProcessJob::failure)
        .contains(failed.failure());
    int before = infos();
    assertThat(
            Plant.refused(
                plant
                    .processing
                    .jobs()
                    .mediaInfoNow(
                        Plant.submission(),
                        "{\"Type\":\"OSS\",\"Media\":\"oss://foreign/a.mp4\"}")))
        .startsWith("InvalidStorage.NotFound");
    assertThat(infos()).isEqualTo(before);
  }

  private static int infos() {
    return plant
        .database
        .jdbi()
        .withHandle(handle ->
            handle
                .select("SELECT COUNT(*) FROM process_job WHERE kind = 'MEDIA_INFO'")
                .mapTo(Integer.class)
                .one());
  }

  @Test
  void aFileThatIsNotThereFailsTheJob() {
    ProcessJob job =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .mediaInfo(
                        Plant.submission(),
                        "{\"Type\":\"OSS\",\"Media\":\"oss://demo/none.mp4\"}")));

    assertThat(job.failure().orElseThrow().code()).isEqualTo("InvalidParameter.ResourceNotFound");
  }

  @Test
  void aPausedPipelineBeginsNothingUntilItGoesAgain() {
    var pipeline =
        plant.processing.pipelines().create(Plant.ACCOUNT, Plant.REGION, "still", "Standard", 6);
    pause(pipeline.id(), false);
    var waiting =
        Plant.accepted(
            plant
                .processing
                .jobs()
                .mediaInfo(
                    new Submission(
                        Plant.OWNER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("{\"PipelineId\":\"%s\"}".formatted(pipeline.id())),
                        Optional.empty()),
                    CLIP));
    // Another job that was submitted later has passed it.
    plant.ended(Plant.accepted(plant.processing.jobs().mediaInfo(Plant.submission(), CLIP)));
    assertThat(
            plant
                .processing
                .jobs()
                .find(Plant.OWNER, JobKind.MEDIA_INFO, waiting.jobId())
                .orElseThrow()
                .state())
        .isEqualTo(JobState.INIT);

    pause(pipeline.id(), true);

    assertThat(plant.ended(waiting).state()).isEqualTo(JobState.SUCCESS);
  }

  private static void pause(String pipelineId, boolean active) {
    assertThat(
            plant.processing.updatePipeline(
                Plant.ACCOUNT,
                Plant.REGION,
                pipelineId,
                Optional.empty(),
                Optional.empty(),
                Optional.of(active)))
        .isTrue();
  }

  @Test
  void theSameClientTokenIsTheSameJob() {
    var submission =
        new Submission(
            Plant.OWNER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("token-1"));
    String outputs = "[" + output("oss://demo/token.mp3", "S01-mp3-128", "{}") + "]";
    JobGroup one =
        Plant.accepted(plant.processing.jobs().transcode(submission, "[" + CLIP + "]", outputs));
    JobGroup other =
        Plant.accepted(plant.processing.jobs().transcode(submission, "[" + CLIP + "]", outputs));

    assertThat(other.groupId()).isEqualTo(one.groupId());
    plant.ended(one);
  }

  @Test
  void aConversionTellsItsOutputsThenTheirGroupThenItself() throws IOException {
    String config =
        """
        {"JobName":"both","Inputs":[{"Name":"in","InputFile":{"Type":"OSS","Media":"oss://demo/clip.mp4"}}],
         "Outputs":[{"Name":"sound","TemplateId":"S01-mp3-128",
           "OutputFile":{"Type":"OSS","Media":"oss://demo/convert/{JobId}.mp3"}}],
         "OutputGroups":[{"Name":"stream","GroupConfig":{"Type":"HLS","ManifestName":"master",
             "OutputFileBase":{"Type":"OSS","Media":"oss://demo/convert/hls"}},
           "Outputs":[
             {"Name":"low","TemplateId":"S01-hls-h264-360p","OutputFileName":"low",
              "OverrideParams":"{\\"Video\\":{\\"Preset\\":\\"ultrafast\\",\\"Height\\":\\"128\\"}}"},
             {"Name":"high","TemplateId":"S01-hls-h264-360p","OutputFileName":"high/high.m3u8",
              "OverrideParams":{"Video":{"Preset":"ultrafast"}}}]}]}\
        """;
    JobGroup whole =
        plant.ended(Plant.accepted(plant.processing.jobs().convert(Plant.submission(), config)));

    assertThat(whole.state()).isEqualTo(JobState.SUCCESS);
    assertThat(plant.text("convert/hls/master.m3u8"))
        .contains("\nlow.m3u8")
        .contains("\nhigh/high.m3u8")
        .contains("BANDWIDTH=")
        .contains("RESOLUTION=228x128");
    var types =
        plant.events().stream()
            .filter(text -> text.contains(whole.groupId()))
            .map(text -> text.replaceAll(".*\"EventType\":\"(\\w+)\".*", "$1"))
            .toList();
    assertThat(types)
        .hasSize(5)
        .endsWith("MediaConvertComplete")
        .containsOnlyOnce("MediaConvertOutputGroupComplete");
    JsonNode told = lastEvent("MediaConvertComplete", whole.groupId());
    assertThat(told.path("Status").asText()).isEqualTo("Success");
    assertThat(told.at("/OutputGroupDetails/0/Outputs")).hasSize(2);
    JsonNode outputs = told.at("/Config/OutputGroups/0/Outputs");
    assertThat(outputs.path(0).path("OverrideParams").isTextual()).isTrue();
    assertThat(outputs.path(1).path("OverrideParams").asText())
        .isEqualTo("{\"Video\":{\"Preset\":\"ultrafast\"}}");

    ProcessJob packed =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .pack(
                        Plant.submission(),
                        """
                        [{"Input":{"Type":"OSS","Media":"oss://demo/convert/hls/high/high.m3u8"}},
                         {"Input":{"Type":"OSS","Media":"oss://demo/convert/hls/low.m3u8"}}]\
                        """,
                        "{\"Type\":\"OSS\",\"Media\":\"oss://demo/convert/hls/again.m3u8\"}")));
    assertThat(packed.state()).isEqualTo(JobState.SUCCESS);
    assertThat(plant.text("convert/hls/again.m3u8")).contains("\nhigh/high.m3u8");
  }

  @Test
  void aGroupOfWhichNothingCanBeMadeHasNoPlaylist() throws IOException {
    String config =
        """
        {"Inputs":[{"InputFile":{"Type":"OSS","Media":"oss://demo/absent.mp4"}}],
         "OutputGroups":[{"Name":"g","GroupConfig":{"OutputFileBase":{"Type":"OSS","Media":"oss://demo/none/"}},
           "Outputs":[{"TemplateId":"S01-hls-h264-360p","OutputFileName":"a.m3u8"}]}]}\
        """;
    JobGroup whole =
        plant.ended(Plant.accepted(plant.processing.jobs().convert(Plant.submission(), config)));

    assertThat(whole.state()).isEqualTo(JobState.FAIL);
    assertThat(plant.has("none/master.m3u8")).isFalse();
    assertThat(
            lastEvent("MediaConvertOutputGroupComplete", whole.groupId()).path("Status").asText())
        .isEqualTo("Failed");
  }

  @Test
  void aCopyIsKnownByItsDna() throws IOException {
    transcode(
        output(
            "oss://demo/copy.mp4",
            "S01-mp4-h264-360p",
            "{\"Video\":{\"Height\":\"128\",\"Preset\":\"ultrafast\",\"Bitrate\":\"200\"}}"));
    dna("clip.mp4", "passing", Optional.of("{\"SaveType\":\"nosave\"}"));
    dna("clip.mp4", "original");

    JsonNode found = dna("copy.mp4", "copy").path("VideoDNA");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/PrimaryKey").asText()).isEqualTo("original");
    assertThat(found.at("/0/Similarity").asDouble()).isGreaterThan(0.7);
    assertThat(found.at("/0/Detail/0/Input/Duration").asDouble()).isGreaterThan(1.0);
    assertThat(dna("clip.mp4", "original").path("VideoDNA")).hasSize(1);
  }

  private static JsonNode dna(String key, String primaryKey) throws IOException {
    return dna(key, primaryKey, Optional.empty());
  }

  private static JsonNode dna(String key, String primaryKey, Optional<String> config)
      throws IOException {
    ProcessJob job =
        plant.ended(
            Plant.accepted(
                plant
                    .processing
                    .jobs()
                    .dna(
                        Plant.submission(),
                        new DnaWish(
                            "{\"Type\":\"OSS\",\"Media\":\"oss://demo/%s\"}".formatted(key),
                            "films",
                            primaryKey,
                            Optional.empty(),
                            config))));
    return JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
  }
}
