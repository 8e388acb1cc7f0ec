package dev.cuepost.media.process.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.process.plugin.CommandPlugin;
import dev.cuepost.media.process.plugin.Plugin;
import dev.cuepost.media.render.Drawing;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plug-in says about files is told in the words of IMS, and nothing else. */
@Tag("slow")
class ImsLookingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INPUT = "{\"Type\":\"OSS\",\"Media\":\"oss://demo/clip.mp4\"}";
  private static final String NOTIFY = "http://127.0.0.1:9/hook";
  private static final String ANSWER =
      """
      {"labels":[{"category":"Animal","name":"cat","score":80,
                  "occurrences":[{"from":1.5,"to":2},{"from":3,"score":90}]},
                 {"category":"Person","name":"Ada"}],
       "texts":[{"content":"EXIT","from":0.5,"to":1},{"content":"NOW","from":0.5}],
       "suggestion":"review",
       "scenes":[{"scene":"porn","label":"normal","suggestion":"pass","score":3},
                 {"scene":"terrorism","label":"bloody","suggestion":"review","score":97.5}]}\
      """;

  @TempDir private Path directory;

  /** Where the plug-in writes its tasks, one a line. */
  private Path tasks;

  @BeforeEach
  void name() {
    tasks = directory.resolve("tasks");
  }

  /** Answers with a file: another one for pictures than for films. */
  private Optional<Plugin> plugin(String film, String picture) throws IOException {
    Path ofFilms = Files.writeString(directory.resolve("film.json"), film);
    Path ofPictures = Files.writeString(directory.resolve("picture.json"), picture);
    Path program = directory.resolve("plugin.sh");
    Files.writeString(
        program,
        """
        #!/bin/sh
        cat >>%s
        echo >>%1$s
        case "$(head -c 4 "$1" | od -An -tx1)" in
          *"89 50 4e 47"*) cat %s;;
          *) cat %s;;
        esac
        """
            .formatted(tasks, ofPictures, ofFilms));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return Optional.of(new CommandPlugin(List.of(program.toString())));
  }

  private Plant plant(Optional<Plugin> plugin) throws IOException {
    return new Plant(Files.createDirectories(directory.resolve("data")), plugin);
  }

  private static Submission submission(Optional<String> userData) {
    return new Submission(
        Plant.OWNER, Optional.of("a title"), userData, Optional.empty(), Optional.empty());
  }

  private static SmarttagWish tag(Optional<String> params, Optional<String> notifyUrl) {
    return new SmarttagWish(
        INPUT,
        Optional.of("a description"),
        Optional.of("http://127.0.0.1/more"),
        Optional.of("text"),
        params,
        Optional.empty(),
        Optional.of("{\"AnalyseTypes\":\"ocr\"}"),
        notifyUrl);
  }

  private static CensorWish censor(
      Optional<String> input, Optional<String> covers, Optional<String> notifyUrl) {
    return censor(input, covers, notifyUrl, Optional.empty());
  }

  private static CensorWish censor(
      Optional<String> input,
      Optional<String> covers,
      Optional<String> notifyUrl,
      Optional<String> output) {
    return new CensorWish(
        input,
        covers,
        Optional.of("a description"),
        Optional.of("first!"),
        output,
        Optional.of("S00000001-100060"),
        notifyUrl);
  }

  /** Puts a small picture into the bucket. */
  private void picture(Plant plant, String key) throws Exception {
    Path file = directory.resolve("picture.png");
    Drawing.draw("-f|lavfi|-i|testsrc2=size=64x64|-frames:v|1", file);
    plant.objects.adopt(new ObjectName(Plant.DEMO, key), "image/png", file);
  }

  private static List<JsonNode> events(Plant plant) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String text : plant.events()) {
      events.add(JSON.readTree(text));
    }
    return events;
  }

  /** Where the events recorded so far were to go, as the planner was told. */
  private static Stream<String> addresses(Plant plant) {
    return plant.addresses().stream().map(address -> address.orElse("nowhere"));
  }

  @Test
  void tags_are_told_as_the_plug_in_found_them() throws Exception {
    try (var plant = plant(plugin(ANSWER, "{}"))) {
      plant.clip("clip.mp4");
      plant.processing.start(1);
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .smarttag(
                          submission(Optional.of("{\"NotifyAddress\":\"ice-callback-a\"}")),
                          tag(Optional.of("{\"needOcrData\":true}"), Optional.of(NOTIFY)))));

      JsonNode results = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
      assertThat(results.at("/Result/0/Type").asText()).isEqualTo("VideoLabel");
      assertThat(JSON.readTree(results.at("/Result/0/Data").asText()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"persons":[{"name":"Ada","category":"unknown","occurrences":[]}],
                   "tags":[{"mainTagName":"Animal","subTagName":"cat","occurrences":[
                     {"score":80.0,"from":1.500,"to":2.000},
                     {"score":90.0,"from":3.000,"to":3.000}]}]}
                  """));
      assertThat(results.at("/Result/1/Type").asText()).isEqualTo("OCR");
      assertThat(JSON.readTree(results.at("/Result/1/Data").asText()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"details":[{"timestamp":0.500,"info":[{"content":"EXIT"},{"content":"NOW"}]}]}
                  """));
      assertThat(results.path("Result")).hasSize(2);

      JsonNode task = JSON.readTree(Files.readAllLines(tasks).getFirst());
      assertThat(task.path("task").asText()).isEqualTo("tag");
      assertThat(task.path("title").asText()).isEqualTo("a title");
      assertThat(JSON.readTree(task.path("config").asText()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"Template":{"AnalyseTypes":"ocr"},"Params":{"needOcrData":true},
                   "Content":"a description","ContentAddr":"http://127.0.0.1/more",
                   "ContentType":"text"}
                  """));

      assertThat(events(plant))
          .containsExactly(
              JSON.createObjectNode()
                  .put("Type", "smarttag")
                  .put("JobId", job.jobId())
                  .put("State", "Success")
                  .put("UserData", "{\"NotifyAddress\":\"ice-callback-a\"}"));
      assertThat(addresses(plant)).containsExactly(NOTIFY);
    }
  }

  @Test
  void texts_are_told_only_where_they_are_asked_for_and_nothing_where_nobody_is_named()
      throws Exception {
    try (var plant = plant(plugin(ANSWER, "{}"))) {
      plant.clip("clip.mp4");
      plant.processing.start(1);
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .smarttag(
                          submission(Optional.of("data")),
                          tag(Optional.empty(), Optional.empty()))));
      JsonNode results = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
      assertThat(results.path("Result")).hasSize(1);
      assertThat(events(plant)).isEmpty();
    }
  }

  @Test
  void a_film_and_its_covers_are_censored_each_by_itself() throws Exception {
    String block =
        """
        {"suggestion":"block","scenes":[{"scene":"ad","label":"qrcode","suggestion":"block"}]}
        """;
    try (var plant = plant(plugin(ANSWER, block))) {
      plant.clip("clip.mp4");
      picture(plant, "covers/a b.png");
      plant.processing.start(1);
      String covers =
          "[{\"Bucket\":\"demo\",\"Location\":\"oss-cn-shanghai\",\"Object\":\"covers/a b.png\"}]";
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .censor(
                          submission(Optional.of("data")),
                          censor(
                              Optional.of(INPUT),
                              Optional.of(covers),
                              Optional.of("mns://127.0.0.1/queues/q")))));

      assertThat(JSON.readTree(job.result().flatMap(Result::meta).orElseThrow()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"Suggestion":"block",
                   "VensorCensorResult":{"CensorResults":{"CensorResult":[
                     {"Scene":"porn","Label":"normal","Suggestion":"pass","Rate":"3.00"},
                     {"Scene":"terrorism","Label":"bloody","Suggestion":"review","Rate":"97.50"}]}},
                   "CoverImageCensorResults":{"CoverImageCensorResult":[
                     {"Bucket":"demo","Location":"oss-cn-shanghai","Object":"covers/a b.png",
                      "Results":{"Result":[
                        {"Scene":"ad","Label":"qrcode","Suggestion":"block"}]}}]}}
                  """));
      assertThat(Files.readAllLines(tasks))
          .hasSize(2)
          .allSatisfy(line -> {
            JsonNode task = JSON.readTree(line);
            assertThat(task.path("task").asText()).isEqualTo("audit");
            assertThat(JSON.readTree(task.path("config").asText()))
                .isEqualTo(
                    JSON.readTree("{\"Description\":\"a description\",\"Barrages\":\"first!\"}"));
          });

      JsonNode told = events(plant).getFirst();
      assertThat(told.path("EventType").asText()).isEqualTo("AIMediaAuditComplete");
      JsonNode body = told.path("MessageBody");
      assertThat(body.path("JobId").asText()).isEqualTo(job.jobId());
      assertThat(body.path("Status").asText()).isEqualTo("Success");
      assertThat(body.path("UserData").asText()).isEqualTo("data");
      assertThat(body.has("MediaId")).isFalse();
      JsonNode review = body.path("Data");
      assertThat(review.path("Suggestion").asText()).isEqualTo("block");
      assertThat(review.path("Label").asText()).isEqualTo("qrcode");
      assertThat(review.path("AbnormalModules").asText()).isEqualTo("video,image");
      assertThat(review.at("/VideoResult/Suggestion").asText()).isEqualTo("review");
      assertThat(review.at("/VideoResult/TerrorismResult/MaxScore").asText()).isEqualTo("97.50");
      assertThat(review.at("/ImageResult/0/Url").asText())
          .isEqualTo("http://127.0.0.1:8701/demo/covers/a%20b.png");
      assertThat(review.at("/ImageResult/0/Result/0/Label").asText()).isEqualTo("qrcode");
      assertThat(addresses(plant)).containsExactly("mns://127.0.0.1/queues/q");
    }
  }

  @Test
  void what_is_found_at_moments_is_told_with_pictures_where_they_are_wanted() throws Exception {
    String seen =
        """
        {"suggestion":"block","scenes":[
          {"scene":"porn","label":"bare","suggestion":"block","score":90,
           "occurrences":[{"from":1.2,"score":95},{"from":0.4}]},
          {"scene":"ad","label":"qrcode","suggestion":"review","occurrences":[{"from":0.4}]}]}
        """;
    try (var plant = plant(plugin(seen, "{}"))) {
      plant.clip("clip.mp4");
      plant.processing.start(1);
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .censor(
                          submission(Optional.empty()),
                          censor(
                              Optional.of(INPUT),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.of("oss://demo/found/{JobId}/p-{Count}.jpg")))));
      String folder = "found/" + job.jobId() + "/";
      String found = job.result().flatMap(Result::meta).orElseThrow();
      assertThat(JSON.readTree(found).at("/VensorCensorResult/VideoTimelines/VideoTimeline"))
          .isEqualTo(
              JSON.readTree(
                  """
                  [{"Timestamp":"00:00:00.400","Object":"%sp-00001.jpg","CensorResults":{"CensorResult":[
                     {"Scene":"porn","Label":"bare","Suggestion":"block","Rate":"90.00"},
                     {"Scene":"ad","Label":"qrcode","Suggestion":"review"}]}},
                   {"Timestamp":"00:00:01.200","Object":"%1$sp-00002.jpg","CensorResults":{"CensorResult":[
                     {"Scene":"porn","Label":"bare","Suggestion":"block","Rate":"95.00"}]}}]
                  """
                      .formatted(folder)));
      assertThat(job.result().orElseThrow().keys())
          .containsExactly(
              folder + job.jobId() + ".output", folder + "p-00001.jpg", folder + "p-00002.jpg");
      for (String key : job.result().orElseThrow().keys()) {
        assertThat(plant.objects.find(new ObjectName(Plant.DEMO, key))).as(key).isPresent();
      }
      assertThat(events(plant).getFirst().at("/MessageBody/Data/Suggestion").asText())
          .isEqualTo("block");
    }
  }

  @Test
  void an_asset_is_told_by_its_id_and_its_title_is_handed_on_where_the_job_has_none()
      throws Exception {
    try (var plant = plant(plugin(ANSWER, "{}"))) {
      plant.clip("clip.mp4");
      String mediaId = asset(plant, "the asset's title");
      plant.processing.start(1);
      var submission =
          new Submission(
              Plant.OWNER,
              Optional.empty(),
              Optional.empty(),
              Optional.of("{\"Priority\":\"7\"}"),
              Optional.empty());
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .censor(
                          submission,
                          censor(
                              Optional.of(
                                  "{\"Type\":\"Media\",\"Media\":\"%s\"}".formatted(mediaId)),
                              Optional.empty(),
                              Optional.empty()))));
      assertThat(job.schedule().priority()).isEqualTo(7);
      assertThat(JSON.readTree(job.order().shown()).at("/Input/Object").asText())
          .isEqualTo("clip.mp4");
      JsonNode task = JSON.readTree(Files.readAllLines(tasks).getFirst());
      assertThat(task.path("mediaId").asText()).isEqualTo(mediaId);
      assertThat(task.path("title").asText()).isEqualTo("the asset's title");
      JsonNode told = events(plant).getFirst();
      assertThat(told.at("/MessageBody/MediaId").asText()).isEqualTo(mediaId);
      assertThat(addresses(plant)).containsExactly("nowhere");
    }
  }

  @Test
  void what_an_information_job_finds_in_an_asset_is_told() throws Exception {
    Path data = Files.createDirectory(directory.resolve("data"));
    try (var plant = new Plant(data)) {
      plant.clip("clip.mp4");
      String mediaId = asset(plant, "clip");
      plant.processing.start(1);
      plant.ended(
          Plant.accepted(
              plant
                  .processing
                  .jobs()
                  .mediaInfo(
                      Plant.submission(),
                      "{\"Type\":\"Media\",\"Media\":\"%s\"}".formatted(mediaId))));
      JsonNode told = events(plant).getFirst();
      assertThat(told.path("EventType").asText()).isEqualTo("VideoAnalysisComplete");
      JsonNode body = told.path("MessageBody");
      assertThat(body.path("MediaId").asText()).isEqualTo(mediaId);
      assertThat(body.path("Width").asText()).isEqualTo("320");
      assertThat(body.path("Height").asText()).isEqualTo("180");
      assertThat(body.path("Fps").asText()).isEqualTo("25");
      assertThat(body.path("Duration").asText()).matches("2(\\.0[0-9]*[1-9])?");
      assertThat(body.path("Size").asLong()).isPositive();
      assertThat(Double.parseDouble(body.path("Bitrate").asText())).isBetween(1.0, 10_000.0);
    }
  }

  private static String asset(Plant plant, String title) {
    Instant noon = Instant.parse("2026-11-28T12:00:00Z");
    var asset =
        new Asset(
            "00000000000000000000000000000001",
            Product.IMS,
            Plant.ACCOUNT,
            Plant.REGION,
            Event.DEFAULT_APP,
            AssetKind.VIDEO,
            AssetState.NORMAL,
            AssetSource.UPLOADED,
            "http://127.0.0.1:8701/demo/clip.mp4",
            Details.NONE.titled(title),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            noon,
            noon);
    var jdbi = plant.database.jdbi();
    jdbi.useTransaction(handle -> new Assets(jdbi, new MediaUrls(Map.of())).insert(handle, asset));
    return asset.mediaId();
  }

  @Test
  void a_suggestion_that_is_graver_than_all_scenes_stands_by_itself() throws Exception {
    String answer =
        """
        {"suggestion":"block","scenes":[{"scene":"ad","label":"normal","suggestion":"pass"}]}
        """;
    try (var plant = plant(plugin("{}", answer))) {
      picture(plant, "cover.png");
      plant.processing.start(1);
      ProcessJob job =
          plant.ended(
              Plant.accepted(
                  plant
                      .processing
                      .jobs()
                      .censor(
                          submission(Optional.empty()),
                          censor(
                              Optional.empty(),
                              Optional.of("[{\"Bucket\":\"demo\",\"Object\":\"cover.png\"}]"),
                              Optional.empty()))));
      JsonNode found = JSON.readTree(job.result().flatMap(Result::meta).orElseThrow());
      assertThat(found.has("VensorCensorResult")).isFalse();
      assertThat(found.at("/CoverImageCensorResults/CoverImageCensorResult/0/Results/Result"))
          .isEqualTo(
              JSON.readTree(
                  """
                  [{"Scene":"ad","Label":"normal","Suggestion":"pass"},{"Suggestion":"block"}]
                  """));
      JsonNode review = events(plant).getFirst().at("/MessageBody/Data");
      assertThat(review.has("VideoResult")).isFalse();
      assertThat(review.at("/ImageResult/0/Suggestion").asText()).isEqualTo("block");
      assertThat(review.at("/ImageResult/0/Result")).hasSize(1);
      assertThat(review.path("Label").asText()).isEqualTo("normal");
    }
  }

  @Test
  void without_a_plug_in_jobs_fail_and_say_so() throws Exception {
    try (var plant = plant(Optional.empty())) {
      plant.clip("clip.mp4");
      plant.processing.start(1);
      var jobs = plant.processing.jobs();
      ProcessJob tagged =
          plant.ended(
              Plant.accepted(
                  jobs.smarttag(
                      submission(Optional.empty()), tag(Optional.empty(), Optional.of(NOTIFY)))));
      ProcessJob censored =
          plant.ended(
              Plant.accepted(
                  jobs.censor(
                      submission(Optional.empty()),
                      censor(Optional.of(INPUT), Optional.empty(), Optional.of(NOTIFY)))));

      assertThat(List.of(tagged, censored))
          .allSatisfy(job -> {
            assertThat(job.failure().map(Failure::code)).contains("PluginNotConfigured");
            assertThat(job.result()).isEmpty();
          });
      List<JsonNode> told = events(plant);
      assertThat(told.getFirst().path("State").asText()).isEqualTo("Fail");
      assertThat(told.getFirst().path("Code").asText()).isEqualTo("PluginNotConfigured");
      assertThat(told.getLast().at("/MessageBody/Code").asText()).isEqualTo("PluginNotConfigured");
      assertThat(told.getLast().at("/MessageBody/Data")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          {"Type":"FTP","Media":"oss://demo/a.mp4"}     | - | - | InvalidParameter: Input.Type must be one of
          {"Type":"URL"}                                | - | - | InvalidParameter: Input.Media is required
          {"Type":"URL","Media":"http://a.test/b.mp4"}  | - | - | InvalidParameter: Input.Media must be the address of an object
          {"Type":"URL","Media":"oss://foreign/b.mp4"}  | - | - | InvalidStorage.NotFound: Input.Media
          {"Type":"Media","Media":"0123"}               | - | - | MediaNotFound: Input.Media
          {"Type":"URL","Media":"OSS://demo/a.mp4"}     | [] | - | InvalidParameter: Params
          {"Type":"URL","Media":"OSS://demo/a.mp4"}     | { | - | InvalidParameter: Params is not JSON
          {"Type":"URL","Media":"OSS://demo/a.mp4"}     | - | none | InvalidTemplate.NotFound: TemplateId
          """)
  void tagging_is_refused(
      String input, @Nullable String params, @Nullable String template, String expected)
      throws Exception {
    try (var plant = plant(Optional.empty())) {
      assertThat(
              Plant.refused(
                  plant
                      .processing
                      .jobs()
                      .smarttag(
                          submission(Optional.empty()),
                          new SmarttagWish(
                              input,
                              Optional.empty(),
                              Optional.empty(),
                              Optional.empty(),
                              Optional.ofNullable(params),
                              Optional.ofNullable(template),
                              Optional.empty(),
                              Optional.empty()))))
          .startsWith(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      textBlock =
          """
          -                                            | -                                      | InvalidParameter: Input is required
          -                                            | []                                     | InvalidParameter: Input is required
          {"Type":"URL","Media":"oss://demo/a.mp4"}    | -                                      | InvalidParameter: Input.Type must be one of
          -                                            | {}                                     | InvalidParameter: CoverImages must be a JSON array
          -                                            | [{"Object":"a.png"}]                   | InvalidParameter: CoverImages[0].Bucket is required
          -                                            | [{"Bucket":"demo"}]                    | InvalidParameter: CoverImages[0].Object is required
          -                                            | [{"Bucket":"demo","Object":"a.png","Location":"oss-cn-beijing"}] | InvalidParameter: CoverImages[0].Location must be oss-cn-shanghai
          -                                            | [{"Bucket":"foreign","Object":"a.png"}] | InvalidStorage.NotFound: CoverImages[0]
          -                                            | [{"Bucket":"a/../b","Object":"a.png"}] | InvalidParameter: CoverImages[0] is not usable
          -                                            | [{},{},{},{},{},{}]                    | InvalidParameter: CoverImages may have 5 elements at most
          """)
  void censoring_is_refused(@Nullable String input, @Nullable String covers, String expected)
      throws Exception {
    try (var plant = plant(Optional.empty())) {
      assertThat(
              Plant.refused(
                  plant
                      .processing
                      .jobs()
                      .censor(
                          submission(Optional.empty()),
                          censor(
                              Optional.ofNullable(input),
                              Optional.ofNullable(covers),
                              Optional.empty()))))
          .startsWith(expected);
    }
  }
}
