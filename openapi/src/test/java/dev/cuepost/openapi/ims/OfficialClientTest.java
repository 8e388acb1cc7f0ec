package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.GetMediaProducingJobRequest;
import com.aliyun.ice20201109.models.SetEventCallbackRequest;
import com.aliyun.ice20201109.models.SubmitMediaProducingJobRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.GlobalParameters;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.job.EditingJob;
import dev.cuepost.media.job.EditingOrder;
import dev.cuepost.media.job.Script;
import dev.cuepost.media.job.SubmitEditing;
import dev.cuepost.media.job.SubmitOutcome;
import dev.cuepost.media.job.Target;
import dev.cuepost.media.process.template.TemplateGroups;
import dev.cuepost.media.process.template.Templates;
import dev.cuepost.openapi.ClearSealing;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.upload.StreamWishes;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The official Java client, unchanged, against the gateway. */
class OfficialClientTest {
  private static final String TIMELINE = "{\"VideoTracks\":[{\"a\":\"+ %20&=中\"}]}";
  private static final String OUTPUT =
      "{\"MediaURL\":\"https://b1.oss-cn-shanghai.aliyuncs.com/o 1.mp4\"}";
  private static final String USER_DATA = "{\"NotifyAddress\":\"ice-callback-demo\"}";

  private final List<SubmitEditing> submitted = new ArrayList<>();
  @TempDir private Path directory;
  private final List<String> streams = new ArrayList<>();
  private Database database;
  private TemplateGroups groups;
  private Gateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.open(directory);
    var numbers = new AtomicInteger();
    groups =
        new TemplateGroups(
            database.jdbi(), InstantSource.system(), () -> "g" + numbers.incrementAndGet());
    var settings = CallbackSettings.open(database.jdbi(), new ClearSealing()).ims();
    gateway =
        Gateway.start(
            InstantSource.system(), // the client signs with the machine's own time
            new Product(
                "ice",
                "2020-11-09",
                List.of(
                    new SubmitMediaProducingJob(
                        this::submit,
                        new OutputTargets(
                            new Categories(database.jdbi(), InstantSource.system()),
                            new StreamWishes(
                                (mediaId, group) -> streams.add(mediaId + " " + group.name()),
                                groups))),
                    new GetMediaProducingJob(OfficialClientTest::find),
                    new SetEventCallback(settings),
                    new GetEventCallback(settings))));
    client = client(Gateway.KEY.secret());
  }

  @AfterEach
  void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void a_job_is_submitted_as_it_was_written() throws Exception {
    var body =
        client
            .submitMediaProducingJob(
                new SubmitMediaProducingJobRequest()
                    .setTimeline(TIMELINE)
                    .setOutputMediaConfig(OUTPUT)
                    .setEditingProduceConfig("{\"AudioChannelCopy\":\"left\"}")
                    .setUserData(USER_DATA)
                    .setClientToken("token-1"))
            .getBody();
    assertThat(submitted)
        .containsExactly(
            new SubmitEditing(
                Gateway.ACCOUNT,
                "cn-shanghai",
                new Script.Timeline(TIMELINE),
                OUTPUT,
                Target.OBJECT,
                Optional.of("{\"AudioChannelCopy\":\"left\"}"),
                Optional.empty(),
                Optional.of(USER_DATA),
                Optional.of("token-1")));
    assertThat(body.getJobId()).isEqualTo("job-1");
    assertThat(body.getProjectId()).isEqualTo("project-1");
    assertThat(body.getMediaId()).isEqualTo("media-1");
    assertThat(body.getVodMediaId()).isNull();
    assertThat(body.getRequestId()).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
  }

  @Test
  void a_video_of_vod_is_asked_for_with_what_is_said_of_it_and_the_streams_of_it()
      throws Exception {
    String group =
        groups
            .create(
                new Templates.Owner(Gateway.ACCOUNT, "cn-shanghai"),
                "app-1000000",
                "Usual",
                List.of())
            .orElseThrow()
            .id();
    var body =
        client
            .submitMediaProducingJob(
                new SubmitMediaProducingJobRequest()
                    .setTimeline(TIMELINE)
                    .setOutputMediaConfig(
                        "{\"FileName\":\"a.mp4\",\"VodTemplateGroupId\":\"%s\"}".formatted(group))
                    .setOutputMediaTarget("vod-media")
                    .setMediaMetadata(
                        "{\"Title\":\"片\",\"Description\":\"d\",\"Tags\":\"a, b\",\"CoverURL\":\"http://c.test/\"}"))
            .getBody();
    assertThat(body.getVodMediaId()).isEqualTo("media-1");
    assertThat(submitted.getFirst().target())
        .isEqualTo(
            new Target(
                Target.Kind.VIDEO,
                new Details(
                    "片",
                    "d",
                    List.of("a", "b"),
                    Optional.empty(),
                    Optional.of("http://c.test/"),
                    Optional.empty(),
                    Optional.empty())));
    assertThat(streams).containsExactly("media-1 Usual");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vod-media  | {\"FileName\":\"a.mp4\",\"VodTemplateGroupId\":\"none\"} | {} | InvalidTemplateGroupId.NotFound",
        "oss-object | {} | {\"CateId\":7}                       | InvalidCateId.NotFound",
        "oss-object | {} | {\"Title\":{}}                       | InvalidParameter",
        "oss-object | {} | []                                     | InvalidParameter"
      })
  void what_is_said_of_an_output_and_is_wrong_reaches_nobody(
      String target, String config, String metaData, String code) {
    var request =
        new SubmitMediaProducingJobRequest()
            .setTimeline(TIMELINE)
            .setOutputMediaConfig(config)
            .setOutputMediaTarget(target)
            .setMediaMetadata(metaData);
    assertThatThrownBy(() -> client.submitMediaProducingJob(request))
        .isInstanceOfSatisfying(TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    assertThat(submitted).isEmpty();
  }

  @Test
  void a_large_timeline_and_a_long_output_config_arrive_whole() throws Exception {
    String timeline = "{\"x\":\"" + "中".repeat(300_000) + "\"}";
    String output = "{\"x\":\"" + "y".repeat(100_000) + "\"}";
    client.submitMediaProducingJob(
        new SubmitMediaProducingJobRequest().setTimeline(timeline).setOutputMediaConfig(output));
    assertThat(submitted.getFirst().script()).isEqualTo(new Script.Timeline(timeline));
    assertThat(submitted.getFirst().outputMediaConfig()).isEqualTo(output);
  }

  @Test
  void a_finished_job_is_told_with_exact_types() throws Exception {
    var job =
        client
            .getMediaProducingJob(new GetMediaProducingJobRequest().setJobId("job-1"))
            .getBody()
            .getMediaProducingJob();
    assertThat(job.getStatus()).isEqualTo("Success");
    assertThat(job.getDuration()).isEqualTo(12.345f);
    assertThat(job.getTimeline()).isEqualTo(TIMELINE);
    assertThat(job.getUserData()).isEqualTo(USER_DATA);
    assertThat(job.getCreateTime()).isEqualTo("2026-11-22T01:32:24Z");
    assertThat(job.getCompleteTime()).isEqualTo("2026-11-22T01:33:00Z");
    assertThat(job.getCode()).isNull();
    assertThat(job.getVodMediaId()).isEqualTo("media-1");
  }

  @Test
  void a_job_that_is_not_there_is_an_error_with_its_code_and_status() {
    assertThatThrownBy(
            () -> client.getMediaProducingJob(new GetMediaProducingJobRequest().setJobId("other")))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("JobNotFound");
              assertThat(e.getData()).containsEntry("statusCode", 404);
              assertThat(e.getMessage()).contains("code: 404", "request id: ");
            });
  }

  @Test
  void a_missing_parameter_is_named() {
    assertThatThrownBy(() ->
            client.submitMediaProducingJob(
                new SubmitMediaProducingJobRequest().setTimeline(TIMELINE)))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("MissingOutputMediaConfig"));
    assertThat(submitted).isEmpty();
  }

  @Test
  void a_wrong_secret_is_told_with_the_text_that_was_to_be_signed() throws Exception {
    Client stranger = client("AnotherSecret");
    assertThatThrownBy(() ->
            stranger.getMediaProducingJob(new GetMediaProducingJobRequest().setJobId("job-1")))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch");
              assertThat(e.getMessage()).contains("server string to sign is:GET&%2F&AccessKeyId");
            });
  }

  @Test
  void a_callback_setting_comes_back_as_it_was_set() throws Exception {
    var set =
        client.setEventCallback(
            new SetEventCallbackRequest()
                .setCallbackType("HTTP")
                .setCallbackURL("https://cb.example.test/ims?x=1&y=%20")
                .setCallbackQueueName("ice-callback-demo")
                .setEventTypeList("ProduceMediaComplete,FileUploadComplete")
                .setAuthSwitch("on")
                .setAuthKey("Key4Demo"));
    assertThat(set.getBody().getSuccess()).isTrue();
    var got = client.getEventCallback().getBody();
    assertThat(got.getCallbackType()).isEqualTo("HTTP");
    assertThat(got.getCallbackURL()).isEqualTo("https://cb.example.test/ims?x=1&y=%20");
    assertThat(got.getCallbackQueueName()).isEqualTo("ice-callback-demo");
    assertThat(got.getEventTypeList()).isEqualTo("ProduceMediaComplete,FileUploadComplete");
    assertThat(got.getAuthSwitch()).isEqualTo("on");
    assertThat(got.getAuthKey()).isEqualTo("Key4Demo");
  }

  @Test
  void a_later_setting_replaces_the_earlier_one_entirely() throws Exception {
    client.setEventCallback(
        new SetEventCallbackRequest().setCallbackType("HTTP").setCallbackURL("http://a.test"));
    client.setEventCallback(
        new SetEventCallbackRequest()
            .setCallbackType("MNS")
            .setCallbackQueueName("ice-callback-demo"));
    var got = client.getEventCallback().getBody();
    assertThat(got.getCallbackType()).isEqualTo("MNS");
    assertThat(got.getCallbackURL()).isNull();
    assertThat(got.getAuthSwitch()).isEqualTo("off");
  }

  @Test
  void two_regions_have_settings_of_different_methods() throws Exception {
    Client beijing = client(Gateway.KEY.secret(), "cn-beijing");
    client.setEventCallback(
        new SetEventCallbackRequest()
            .setCallbackType("HTTP")
            .setCallbackURL("http://cb.example.test/shanghai")
            .setEventTypeList("ALL"));
    beijing.setEventCallback(
        new SetEventCallbackRequest()
            .setCallbackType("MNS")
            .setCallbackQueueName("ice-callback-beijing")
            .setEventTypeList("AIComplete, ProduceMediaComplete"));
    var inShanghai = client.getEventCallback().getBody();
    assertThat(inShanghai.getCallbackType()).isEqualTo("HTTP");
    assertThat(inShanghai.getCallbackURL()).isEqualTo("http://cb.example.test/shanghai");
    assertThat(inShanghai.getCallbackQueueName()).isNull();
    assertThat(inShanghai.getEventTypeList()).isEqualTo("ALL");
    var inBeijing = beijing.getEventCallback().getBody();
    assertThat(inBeijing.getCallbackType()).isEqualTo("MNS");
    assertThat(inBeijing.getCallbackURL()).isNull();
    assertThat(inBeijing.getCallbackQueueName()).isEqualTo("ice-callback-beijing");
    assertThat(inBeijing.getEventTypeList()).isEqualTo("AIComplete,ProduceMediaComplete");
  }

  @Test
  void without_a_setting_only_the_request_id_is_told() throws Exception {
    var got = client.getEventCallback().getBody();
    assertThat(got.getRequestId()).isNotEmpty();
    assertThat(got.getCallbackType()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-,    http://a.test, -,          -,   -,        MissingCallbackType",
        "SMS,  http://a.test, -,          -,   -,        InvalidParameter",
        "HTTP, -,             -,          -,   -,        MissingCallbackURL",
        "HTTP, ftp://a.test,  -,          -,   -,        InvalidParameter",
        "HTTP, http://a.test, -,          on,  -,        MissingAuthKey",
        "HTTP, http://a.test, -,          on,  test123,  InvalidParameter",
        "HTTP, http://a.test, -,          yes, Key4Demo, InvalidParameter",
        "MNS,  -,             -,          -,   -,        MissingCallbackQueueName",
        "MNS,  -,             my-queue,   -,   -,        InvalidParameter"
      })
  void a_wrong_callback_setting_is_refused_and_nothing_stored(
      String type, String url, String queue, String authSwitch, String authKey, String code)
      throws Exception {
    var request =
        new SetEventCallbackRequest()
            .setCallbackType(type)
            .setCallbackURL(url)
            .setCallbackQueueName(queue)
            .setAuthSwitch(authSwitch)
            .setAuthKey(authKey);
    assertThatThrownBy(() -> client.setEventCallback(request))
        .isInstanceOfSatisfying(TeaException.class, e -> assertThat(e.getCode()).isEqualTo(code));
    assertThat(client.getEventCallback().getBody().getCallbackType()).isNull();
  }

  private Client client(String secret) throws Exception {
    return client(secret, "cn-shanghai");
  }

  private Client client(String secret, String region) throws Exception {
    return new Client(
        new Config()
            .setAccessKeyId(Gateway.KEY.id())
            .setAccessKeySecret(secret)
            .setGlobalParameters(new GlobalParameters().setQueries(Map.of("RegionId", region)))
            .setEndpoint(gateway.endpoint())
            .setProtocol("HTTP"));
  }

  private SubmitOutcome submit(SubmitEditing wish) {
    submitted.add(wish);
    return new SubmitOutcome.Accepted("job-1", "project-1", "media-1");
  }

  private static Optional<EditingJob> find(String account, String region, String jobId) {
    return Optional.of(jobId).filter("job-1"::equals).map(OfficialClientTest::finished);
  }

  private static EditingJob finished(String jobId) {
    var request =
        new EditingOrder(
            dev.cuepost.callback.event.Product.IMS,
            Gateway.ACCOUNT,
            "cn-shanghai",
            TIMELINE,
            Optional.empty(),
            OUTPUT,
            Optional.empty(),
            Optional.of(USER_DATA),
            Optional.empty(),
            new Target(Target.Kind.VIDEO, Details.NONE),
            Optional.empty());
    return new EditingJob(
        request,
        jobId,
        "project-1",
        "media-1",
        "https://b1.oss-cn-shanghai.aliyuncs.com/o 1.mp4",
        EditingJob.State.SUCCESS,
        100,
        Optional.of(Duration.ofMillis(12_345)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Instant.parse("2026-11-22T01:32:24.999Z"),
        Instant.parse("2026-11-22T01:33:00Z"),
        Optional.of(Instant.parse("2026-11-22T01:33:00Z")));
  }
}
