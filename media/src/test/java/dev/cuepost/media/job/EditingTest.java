package dev.cuepost.media.job;

import static dev.cuepost.media.job.Workshop.request;
import static dev.cuepost.media.job.Workshop.timelineOf;
import static dev.cuepost.media.job.Workshop.url;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.job.EditingJob.State;
import dev.cuepost.media.job.SubmitOutcome.Accepted;
import dev.cuepost.media.job.SubmitOutcome.Refused;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.ObjectName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class EditingTest {

  @TempDir private Path directory;

  @Test
  void a_job_ends_with_its_output_its_asset_and_its_event() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 2);
      shop.editing.start(1);

      Accepted job = submit(shop, request(timelineOf(url("a.mp4")), url("films/out.mp4")));
      EditingJob ended = ended(shop, job.jobId());

      assertThat(ended.state()).isEqualTo(State.SUCCESS);
      assertThat(ended.progress()).isEqualTo(100);
      assertThat(ended.duration().orElseThrow())
          .isBetween(Duration.ofMillis(1_920), Duration.ofMillis(2_080));
      assertThat(ended.completedAt()).isPresent();
      var output = shop.objects.find(new ObjectName(Workshop.DEMO, "films/out.mp4")).orElseThrow();
      assertThat(output.contentType()).isEqualTo("video/mp4");
      assertThat(output.sizeBytes()).isPositive();
      AssetFile file = shop.library.assets().find(job.mediaId()).flatMap(Asset::file).orElseThrow();
      assertThat(file.sizeBytes()).isEqualTo(output.sizeBytes());
      assertThat(file.length()).isEqualTo(ended.duration());
      assertThat(file.report().orElseThrow()).contains("\"streams\"", "\"codec_name\": \"h264\"");
      assertThat(shop.eventTypes())
          .containsExactly("ProduceMediaComplete", "RegisterMediaComplete");
      assertThat(shop.events().getFirst())
          .contains("\"EventType\":\"ProduceMediaComplete\"")
          .contains("\"Status\":\"Success\"")
          .contains("\"JobId\":\"" + job.jobId() + "\"")
          .contains("\"MediaId\":\"" + job.mediaId() + "\"")
          .contains("\"MediaURL\":\"" + url("films/out.mp4") + "\"");
      assertThat(directory.resolve("scratch")).isEmptyDirectory();
    }
  }

  @Test
  void a_playlist_appears_with_the_segments_that_it_names() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("clip.mp4", 12);
      shop.editing.start(1);
      var job = submit(shop, request(timelineOf(url("clip.mp4")), url("out/a%20film.m3u8")));
      assertThat(ended(shop, job.jobId()).state()).isEqualTo(State.SUCCESS);
      String list = new String(bytes(shop, "out/a film.m3u8"), StandardCharsets.UTF_8);
      assertThat(list.lines())
          .startsWith("#EXTM3U")
          .contains("a%20film-00001.ts", "a%20film-00002.ts", "#EXT-X-ENDLIST")
          .noneMatch(line -> line.startsWith("segment"));
      double seconds =
          list.lines()
              .filter(line -> line.startsWith("#EXTINF:"))
              .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9.]", "")))
              .sum();
      assertThat(seconds).isCloseTo(12, within(0.1));
      assertThat(bytes(shop, "out/a film-00001.ts")[0]).isEqualTo((byte) 0x47);
      assertThat(bytes(shop, "out/a film-00002.ts")[0]).isEqualTo((byte) 0x47);
    }
  }

  private static byte[] bytes(Workshop shop, String key) throws IOException {
    try (var content = shop.objects.open(new ObjectName(Workshop.DEMO, key)).orElseThrow()) {
      return content.from(0).readAllBytes();
    }
  }

  @Test
  void progress_is_told_to_whoever_wants_it_and_never_after_the_end() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.progressInterval = Optional.of(Duration.ofMillis(1));
      shop.clip("a.mp4", 10);
      shop.editing.start(1);

      ended(shop, submit(shop, request(timelineOf(url("a.mp4")), url("out.mp4"))).jobId());

      List<String> types = shop.eventTypes();
      assertThat(types).startsWith("JobProgress");
      assertThat(types.subList(types.indexOf("ProduceMediaComplete"), types.size()))
          .containsExactly("ProduceMediaComplete", "RegisterMediaComplete");
      assertThat(
              shop.events().stream()
                  .filter(text -> text.contains("\"JobProgress\""))
                  .map(text -> Integer.valueOf(text.replaceAll(".*\"Progress\":(\\d+),.*", "$1"))))
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void what_is_ignored_is_named_with_its_path_in_the_jobs_warnings() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 1);
      shop.editing.start(1);
      String timeline =
          "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\",\"Glow\":1}]}]}"
              .formatted(url("a.mp4"));

      Accepted job = submit(shop, request(timeline, url("out.mp4")));

      assertThat(ended(shop, job.jobId()).warnings())
          .singleElement()
          .asString()
          .contains("VideoTracks[0].VideoTrackClips[0].Glow");
    }
  }

  @Test
  void the_output_of_one_job_is_material_of_the_next_by_its_media_id() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 1);
      shop.editing.start(1);
      Accepted first = submit(shop, request(timelineOf(url("a.mp4")), url("one.mp4")));
      ended(shop, first.jobId());

      String byId =
          "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaId\":\"%s\"}]}]}"
              .formatted(first.mediaId());
      Accepted second = submit(shop, request(byId, url("two.mp4")));

      assertThat(ended(shop, second.jobId()).state()).isEqualTo(State.SUCCESS);
    }
  }

  @Test
  void an_asset_that_nobody_has_or_makes_is_refused_at_once() throws Exception {
    String byId =
        "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\"},{\"MediaId\":\"%s\"}]}]}";
    try (var shop = new Workshop(directory)) {
      // nobody works on it, so its output is not there yet
      shop.editing.start(0);
      Accepted first = submit(shop, request(timelineOf(url("a.mp4")), url("one.mp4")));

      assertThat(
              shop.editing
                  .jobs()
                  .submit(request(byId.formatted(url("a.mp4"), "none"), url("out.mp4"))))
          .isEqualTo(
              new Refused(
                  "ResourceNotFound",
                  "VideoTracks[0].VideoTrackClips[1].MediaId names no media asset of this account:"
                      + " none."));
      submit(shop, request(byId.formatted(url("a.mp4"), first.mediaId()), url("two.mp4")));
    }
  }

  @Test
  void sources_lie_in_any_region_and_a_url_without_one_means_that_of_the_job() throws Exception {
    try (var shop = new Workshop(directory)) {
      var beijing = new BucketId("cn-beijing", "demo");
      shop.buckets.create(beijing, Workshop.ACCOUNT, Buckets.Acl.PRIVATE);
      shop.clip("a.mp4", 1);
      shop.clip(new ObjectName(beijing, "a.mp4"), 2);
      shop.editing.start(1);

      var here = submit(shop, request(timelineOf("oss://demo/a.mp4"), url("here.mp4")));
      var there =
          submit(
              shop,
              request(
                  timelineOf("http://demo.oss-cn-beijing.aliyuncs.com/a.mp4"), url("there.mp4")));

      assertThat(ended(shop, here.jobId()).duration().orElseThrow())
          .isBetween(Duration.ofMillis(920), Duration.ofMillis(1_080));
      assertThat(ended(shop, there.jobId()).duration().orElseThrow())
          .isBetween(Duration.ofMillis(1_920), Duration.ofMillis(2_080));
      assertThat(shop.objects.list(beijing, "", "", 10)).hasSize(1);
    }
  }

  @Test
  void a_source_that_does_not_exist_fails_the_job_and_the_event_tells_the_code() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(1);

      Accepted job = submit(shop, request(timelineOf(url("none.mp4")), url("out.mp4")));
      EditingJob ended = ended(shop, job.jobId());

      assertThat(ended.state()).isEqualTo(State.FAILED);
      assertThat(ended.code()).contains("InvalidMaterial.NotFound");
      assertThat(ended.message().orElseThrow()).contains(url("none.mp4"));
      assertThat(shop.events()).hasSize(1);
      assertThat(shop.events().getFirst())
          .contains("\"Status\":\"Fail\"")
          .contains("\"ErrorCode\":\"InvalidMaterial.NotFound\"");
      assertThat(shop.objects.find(new ObjectName(Workshop.DEMO, "out.mp4"))).isEmpty();
    }
  }

  @Test
  void a_source_that_is_no_media_fails_the_job() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.objects.put(
          new ObjectName(Workshop.DEMO, "text.mp4"),
          "video/mp4",
          new ByteArrayInputStream("no film".getBytes(StandardCharsets.UTF_8)));
      shop.editing.start(1);

      Accepted job = submit(shop, request(timelineOf(url("text.mp4")), url("out.mp4")));

      assertThat(ended(shop, job.jobId()).code()).contains("InvalidParameter.ResourceContentBad");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://127.0.0.1:8701/other/out.mp4                  | no bucket other of this account
          http://127.0.0.1:8701/foreign/out.mp4                | no bucket foreign of this account
          http://demo.oss-cn-beijing.aliyuncs.com/out.mp4      | demo is in region cn-beijing and the job in cn-shanghai
          http://127.0.0.1:8703/demo/out.mp4                   | demo is in region cn-beijing and the job in cn-shanghai
          http://127.0.0.1:8701/beijing/out.mp4                | no bucket beijing of this account in region cn-shanghai
          https://example.com/out.mp4                          | must be the http(s) address
          oss://demo/out.mp4                                   | http
          """)
  void an_output_that_cannot_be_written_is_refused_and_nothing_is_stored(
      String output, String sentence) throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.buckets.create(new BucketId(Workshop.REGION, "foreign"), "2", Buckets.Acl.PUBLIC_READ);
      for (String name : List.of("demo", "beijing")) {
        shop.buckets.create(
            new BucketId("cn-beijing", name), Workshop.ACCOUNT, Buckets.Acl.PRIVATE);
      }

      SubmitOutcome outcome = shop.editing.jobs().submit(request(timelineOf(url("a.mp4")), output));

      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(((Refused) outcome).code()).startsWith("InvalidParameter");
      assertThat(((Refused) outcome).message()).contains(sentence);
      assertThat(all(shop)).isEmpty();
    }
  }

  @Test
  void a_timeline_that_is_none_is_refused_with_the_path_of_what_is_wrong() throws Exception {
    try (var shop = new Workshop(directory)) {
      SubmitOutcome outcome =
          shop.editing
              .jobs()
              .submit(
                  request(
                      "{\"VideoTracks\":[{\"VideoTrackClips\":[{\"MediaURL\":\"%s\",\"In\":3,\"Out\":1}]}]}"
                          .formatted(url("a.mp4")),
                      url("out.mp4")));

      assertThat(outcome).isInstanceOf(Refused.class);
      assertThat(((Refused) outcome).message()).contains("VideoTracks[0].VideoTrackClips[0]");
      assertThat(all(shop)).isEmpty();
    }
  }

  @Test
  void how_an_output_is_made_is_checked_kept_and_heeded() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.clip("a.mp4", 1);
      shop.editing.start(1);
      SubmitEditing wish = request(timelineOf(url("a.mp4")), url("out.webm"));

      assertThat(shop.editing.jobs().submit(produced(wish, "{\"AudioChannelCopy\":\"both\"}")))
          .isInstanceOfSatisfying(
              SubmitOutcome.Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo("InvalidParameter");
                assertThat(refused.message())
                    .isEqualTo("AudioChannelCopy must be left or right, was both.");
              });
      var job = submit(shop, produced(wish, "{\"AudioChannelCopy\":\"left\",\"Glow\":1}"));
      EditingJob ended = ended(shop, job.jobId());
      assertThat(ended.state()).isEqualTo(State.SUCCESS);
      assertThat(ended.warnings()).containsExactly("Glow is not supported and was ignored.");
    }
  }

  private static SubmitEditing produced(SubmitEditing wish, String produceConfig) {
    return new SubmitEditing(
        wish.account(),
        wish.region(),
        wish.script(),
        wish.outputMediaConfig(),
        wish.target(),
        Optional.of(produceConfig),
        wish.projectMetadata(),
        wish.userData(),
        wish.clientToken());
  }

  @Test
  void user_data_of_more_than_512_bytes_is_refused() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(0);
      var wish = request(timelineOf(url("a.mp4")), url("out.mp4"));
      assertThat(shop.editing.jobs().submit(with(wish, "x".repeat(512), Optional.empty())))
          .isInstanceOf(Accepted.class);
      assertThat(shop.editing.jobs().submit(with(wish, "é".repeat(257), Optional.empty())))
          .isEqualTo(
              new Refused("InvalidParameter", "UserData must be at most 512 bytes, was 514"));
    }
  }

  @Test
  void the_same_client_token_gets_the_same_job() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(1);
      var wish =
          with(request(timelineOf(url("none.mp4")), url("out.mp4")), "{}", Optional.of("token-1"));

      Accepted first = submit(shop, wish);
      Accepted second = submit(shop, wish);
      ended(shop, first.jobId());

      assertThat(second).isEqualTo(first);
      assertThat(all(shop)).hasSize(1);
      assertThat(shop.eventTypes()).containsExactly("ProduceMediaComplete");
    }
  }

  @Test
  void a_job_of_another_account_or_region_is_not_seen() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(0);
      Accepted job = submit(shop, request(timelineOf(url("a.mp4")), url("out.mp4")));

      assertThat(shop.editing.jobs().find("2", Workshop.REGION, job.jobId())).isEmpty();
      assertThat(shop.editing.jobs().find(Workshop.ACCOUNT, "cn-beijing", job.jobId())).isEmpty();
    }
  }

  @Test
  void jobs_are_listed_page_by_page_in_either_order() throws Exception {
    try (var shop = new Workshop(directory)) {
      shop.editing.start(0);
      for (int number = 0; number < 5; number++) {
        submit(shop, request(timelineOf(url("a.mp4")), url(number + ".mp4")));
      }
      List<String> newestFirst = ids(shop, true);
      assertThat(newestFirst).hasSize(5).doesNotHaveDuplicates();
      assertThat(ids(shop, false)).isEqualTo(newestFirst.reversed());
      assertThat(shop.editing.jobs().counts(Product.IMS, Workshop.ACCOUNT, Workshop.REGION))
          .isEqualTo(Map.of(State.QUEUING, 5L));
      assertThat(ids(shop, Set.of(State.INIT, State.QUEUING))).isEqualTo(newestFirst);
      assertThat(ids(shop, Set.of(State.INIT))).isEmpty();
      assertThat(shop.editing.jobs().counts(Product.IMS, Workshop.ACCOUNT, "cn-beijing")).isEmpty();
    }
  }

  private static List<String> ids(Workshop shop, boolean newestFirst) {
    List<String> ids = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      JobPage page = shop.editing.jobs().list(query(newestFirst, 2, after));
      page.jobs().forEach(job -> ids.add(job.jobId()));
      after = page.next();
    } while (after.isPresent());
    return ids;
  }

  private static List<String> ids(Workshop shop, Set<State> states) {
    return shop.editing.jobs().list(query(states, true, 100, Optional.empty())).jobs().stream()
        .map(EditingJob::jobId)
        .toList();
  }

  private static List<EditingJob> all(Workshop shop) {
    return shop.editing.jobs().list(query(true, 100, Optional.empty())).jobs();
  }

  private static JobQuery query(boolean newestFirst, int limit, Optional<String> after) {
    return query(Set.of(), newestFirst, limit, after);
  }

  private static JobQuery query(
      Set<State> states, boolean newestFirst, int limit, Optional<String> after) {
    return new JobQuery(
        Product.IMS,
        Workshop.ACCOUNT,
        Workshop.REGION,
        states,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        newestFirst,
        limit,
        after);
  }

  private static SubmitEditing with(
      SubmitEditing wish, String userData, Optional<String> clientToken) {
    return new SubmitEditing(
        wish.account(),
        wish.region(),
        wish.script(),
        wish.outputMediaConfig(),
        wish.target(),
        wish.produceConfig(),
        wish.projectMetadata(),
        Optional.of(userData),
        clientToken);
  }

  static Accepted submit(Workshop shop, SubmitEditing wish) {
    return (Accepted) shop.editing.jobs().submit(wish);
  }

  static EditingJob ended(Workshop shop, String jobId) {
    return await().until(() -> shop.job(jobId), job -> job.completedAt().isPresent());
  }
}
