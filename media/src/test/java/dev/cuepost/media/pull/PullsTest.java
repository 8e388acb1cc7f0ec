package dev.cuepost.media.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Shelf;
import dev.cuepost.media.pull.Pulls.Outcome;
import dev.cuepost.media.pull.Pulls.Outcome.Submitted;
import dev.cuepost.queue.Draft;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come from other servers, whatever breaks in between, and their ends are told once. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class PullsTest {
  private static final int ATTEMPTS = 4;

  private static Well well;
  private MockWebServer server;

  @BeforeAll
  static void open(@TempDir Path directory) throws IOException {
    well = new Well(directory, Duration.ZERO, Duration.ZERO, Duration.ZERO).started();
  }

  @AfterAll
  static void close() {
    well.close();
  }

  @BeforeEach
  void start() throws IOException {
    var queue = new QueueDispatcher();
    queue.setFailFast(true);
    server = new MockWebServer();
    server.setDispatcher(queue);
    server.start(InetAddress.ofLiteral("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void a_file_is_fetched_told_and_looked_at(Product product) throws Exception {
    server.enqueue(Tone.whole().setHeader("Content-Type", "audio/wav").build());
    Pull pull = well.submit(product, url());
    Asset asset = well.shelf.await(pull.mediaId(), AssetState.NORMAL);
    assertThat(asset.file().orElseThrow().length()).contains(Duration.ofSeconds(1));
    assertThat(asset.details().title()).isEqualTo("A tone");
    Pull ended = well.find(pull);
    assertThat(ended.state()).isEqualTo(PullState.SUCCEEDED);
    assertThat(ended.sizeBytes()).isEqualTo(Tone.FILE.size());
    assertThat(ended.completedAt()).contains(ended.createdAt());
    assertThat(well.shelf.objects.find(pull.place()).orElseThrow().contentType())
        .isEqualTo("audio/wav");
    assertThat(well.stored(pull)).isEqualTo(Tone.FILE);
    assertThat(well.told(pull)).containsExactly("UploadByURLComplete", "VideoAnalysisComplete");
    assertThat(well.files.resolve(pull.jobId())).as("nothing is left over").doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void the_event_names_the_job_the_asset_and_where_it_came_from(Product product) {
    server.enqueue(new MockResponse.Builder().body("<html>").build());
    Pull pull = well.submit(product, url());
    well.await(pull, PullState.SUCCEEDED);
    String told =
        well.shelf
            .jdbi()
            .withHandle(handle ->
                handle
                    .select("SELECT body FROM event WHERE job_id = ?", pull.jobId())
                    .mapTo(String.class)
                    .one());
    assertThat(told)
        .contains("\"SourceURL\":\"%s\"".formatted(url()))
        .contains("\"JobId\":\"%s\"".formatted(pull.jobId()))
        .contains(
            "\"%s\":\"%s\""
                .formatted(product == Product.IMS ? "MediaId" : "VideoId", pull.mediaId()))
        .contains("\"Size\":\"6\"")
        .contains("\"Status\":\"%s\"".formatted(product == Product.IMS ? "Success" : "success"));
  }

  @Tag("stored")
  @Test
  void it_is_tried_again_until_the_file_is_whole() throws Exception {
    server.setDispatcher(
        new Dispatcher() {
          private int asked;

          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String range = request.getHeaders().get("Range");
            return switch (asked++) {
              case 0 -> new MockResponse.Builder().code(503).build();
              case 1 -> Tone.whole().onResponseBody(new SocketEffect.CloseSocket()).build();
              case 2 ->
                  Tone.rest(from(range)).onResponseStart(new SocketEffect.CloseSocket()).build();
              default -> Tone.rest(from(range)).build();
            };
          }
        });
    Pull pull = well.submit(Product.VOD, url());
    Pull ended = well.await(pull, PullState.SUCCEEDED);
    assertThat(ended.broken()).isEqualTo(3);
    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThat(well.stored(pull)).isEqualTo(Tone.FILE);
    assertThat(well.told(pull).getFirst()).isEqualTo("UploadByURLComplete");
  }

  @Test
  void it_is_not_tried_for_ever() {
    server.enqueue(Tone.whole().onResponseBody(new SocketEffect.CloseSocket()).build());
    for (int attempt = 2; attempt <= ATTEMPTS; attempt++) {
      server.enqueue(new MockResponse.Builder().code(500).build());
    }
    Pull pull = well.submit(Product.VOD, url());
    Pull ended = well.await(pull, PullState.FAILED);
    assertThat(ended.failure().orElseThrow().code()).isEqualTo("URLInvalidError");
    assertThat(ended.failure().orElseThrow().message())
        .contains("All %d attempts have failed".formatted(ATTEMPTS));
    assertThat(well.told(pull)).containsExactly("UploadByURLComplete");
    assertThat(well.lastText(pull))
        .contains("\"Status\":\"fail\"")
        .contains("\"ErrorCode\":\"URLInvalidError\"")
        .contains("\"SourceURL\":\"" + url())
        .doesNotContain("VideoId");
    Asset asset = well.shelf.await(pull.mediaId(), AssetState.FAILED);
    assertThat(asset.failure()).isEqualTo(ended.failure());
    await().until(() -> !Files.exists(well.files.resolve(pull.jobId())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "redirect", "large"})
  void what_will_not_get_better_is_not_tried_again(String why) {
    server.enqueue(
        switch (why) {
          case "status" -> new MockResponse.Builder().code(404).build();
          case "redirect" ->
              new MockResponse.Builder()
                  .code(302)
                  .setHeader("Location", "http://169.254.169.254/latest/meta-data/")
                  .build();
          case "large" ->
              new MockResponse.Builder()
                  .body(new Buffer().write(new byte[(int) Well.SIZE_MAX + 1]))
                  .build();
          default -> throw new AssertionError(why);
        });
    Pull pull = well.submit(Product.IMS, url());
    Pull ended = well.await(pull, PullState.FAILED);
    assertThat(ended.failure().orElseThrow().code()).isEqualTo("URLInvalidError");
    assertThat(ended.broken()).isZero();
    assertThat(well.lastText(pull))
        .contains("UploadByURLComplete")
        .contains("\"Status\":\"Fail\"")
        .contains("URLInvalidError");
  }

  @Test
  void a_file_that_is_no_media_has_come_and_fails_when_it_is_looked_at() throws Exception {
    server.enqueue(
        new MockResponse.Builder().body("<html>").setHeader("Content-Type", "text/html").build());
    Pull pull = well.submit(Product.VOD, url());
    Asset asset = well.shelf.await(pull.mediaId(), AssetState.FAILED);
    assertThat(asset.failure().orElseThrow().code())
        .isEqualTo("InvalidParameter.ResourceContentBad");
    assertThat(well.told(pull)).containsExactly("UploadByURLComplete", "VideoAnalysisComplete");
    assertThat(well.lastText(pull)).contains("\"Status\":\"fail\"");
    assertThat(well.shelf.objects.find(pull.place()).orElseThrow().contentType())
        .as("a stranger's page is not served as one")
        .isEqualTo("application/octet-stream");
  }

  @Test
  void the_file_of_an_asset_that_was_deleted_is_not_kept() throws Exception {
    server.enqueue(Tone.whole().bodyDelay(300, TimeUnit.MILLISECONDS).build());
    Pull pull = well.submit(Product.IMS, url());
    var _ = server.takeRequest();
    assertThat(
            well.shelf.library.changes().delete(Shelf.ACCOUNT, Product.IMS, pull.mediaId(), true))
        .isTrue();
    Pull ended = well.await(pull, PullState.FAILED);
    assertThat(ended.failure().orElseThrow().code()).isEqualTo("MediaNotFound");
    assertThat(well.told(pull)).containsExactly("DeleteMediaComplete", "UploadByURLComplete");
    await().until(() -> well.shelf.objects.find(pull.place()).isEmpty());
  }

  @Test
  void a_second_message_of_the_same_pull_does_nothing() throws Exception {
    server.enqueue(Tone.whole().build());
    Pull pull = well.submit(Product.IMS, url());
    well.shelf.queues.send(Well.WORK, List.of(Draft.of(pull.jobId()), Draft.of("no-such-pull")));
    well.shelf.await(pull.mediaId(), AssetState.NORMAL);
    well.shelf.queues.send(Well.WORK, List.of(Draft.of(pull.jobId())));
    await()
        .until(() -> {
          var status = well.shelf.queues.status(Well.WORK).orElseThrow();
          return status.active() + status.inactive() + status.delayed() == 0;
        });
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(well.told(pull)).containsExactly("UploadByURLComplete", "VideoAnalysisComplete");
  }

  @Test
  void an_event_goes_where_the_user_data_says() {
    String userData = "{\"MessageCallback\":{\"CallbackURL\":\"%s\"}}".formatted(url());
    var outcome =
        well.pulling
            .pulls()
            .submit(
                List.of(Well.wish(Product.IMS, url(), Optional.of(userData))), Optional.empty());
    Pull pull = ((Submitted) outcome).pulls().getFirst();
    well.await(pull, PullState.FAILED);
    assertThat(well.shelf.ownAddresses).contains(url());
    assertThat(well.lastText(pull)).contains("\"UserData\"");
  }

  @Test
  void what_cannot_be_fetched_is_not_submitted_and_nothing_beside_it() {
    PullWish good = Well.wish(Product.IMS, url(), Optional.empty());
    PullWish noAddress = Well.wish(Product.IMS, "ftp://a.test/a.wav", Optional.empty());
    var picture =
        new PullWish(
            url(),
            new NewAsset(
                Product.IMS,
                Shelf.ACCOUNT,
                Shelf.REGION,
                "app-1000000",
                AssetKind.IMAGE,
                Details.NONE,
                Optional.empty()),
            "png");
    for (PullWish bad : List.of(noAddress, picture)) {
      assertThat(well.pulling.pulls().submit(List.of(good, bad), Optional.empty()))
          .isInstanceOfSatisfying(
              Outcome.Unusable.class, unusable -> assertThat(unusable.url()).isEqualTo(bad.url()));
    }
    assertThat(ofUrl(Product.IMS)).isEmpty();
  }

  @Test
  void nothing_is_submitted_twice_under_one_name_within_ten_minutes() {
    assertThat(submit("s-1")).isInstanceOf(Submitted.class);
    well.clock.advance(Duration.ofMinutes(10));
    assertThat(submit("s-1")).isEqualTo(new Outcome.SessionUsed());
    assertThat(submit("s-2")).isInstanceOf(Submitted.class);
    assertThat(ofUrl(Product.VOD)).as("nothing of what was refused is there").hasSize(2);
    well.clock.advance(Duration.ofMillis(1));
    assertThat(submit("s-1")).isInstanceOf(Submitted.class);
  }

  @Test
  void pulls_are_found_by_their_url_the_newest_first_and_by_nobody_else() {
    Pull first = well.submit(Product.IMS, url());
    well.clock.advance(Duration.ofSeconds(1));
    Pull second = well.submit(Product.IMS, url());
    assertThat(ofUrl(Product.IMS))
        .extracting(Pull::jobId)
        .containsExactly(second.jobId(), first.jobId());
    Pulls pulls = well.pulling.pulls();
    assertThat(pulls.ofUrl(Shelf.ACCOUNT, Shelf.REGION, Product.IMS, url(), 1)).hasSize(1);
    assertThat(pulls.ofUrl("2", Shelf.REGION, Product.IMS, url(), 9)).isEmpty();
    assertThat(pulls.ofUrl(Shelf.ACCOUNT, "cn-beijing", Product.IMS, url(), 9)).isEmpty();
    assertThat(ofUrl(Product.VOD)).isEmpty();
    assertThat(pulls.find("2", Shelf.REGION, Product.IMS, first.jobId())).isEmpty();
    assertThat(pulls.find(Shelf.ACCOUNT, Shelf.REGION, Product.VOD, first.jobId())).isEmpty();
  }

  private Outcome submit(String session) {
    return well.pulling
        .pulls()
        .submit(List.of(Well.wish(Product.VOD, url(), Optional.empty())), Optional.of(session));
  }

  private List<Pull> ofUrl(Product product) {
    return well.pulling.pulls().ofUrl(Shelf.ACCOUNT, Shelf.REGION, product, url(), 100);
  }

  private String url() {
    return server.url("/tone.wav").toString();
  }

  private static long from(@Nullable String range) {
    if (range == null || !range.matches("bytes=[1-9][0-9]*-")) {
      throw new AssertionError("asked for " + range);
    }
    return Long.parseLong(range.replaceAll("[^0-9]", ""));
  }
}
