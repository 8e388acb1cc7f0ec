package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ice20201109.Client;
import com.aliyun.ice20201109.models.CreateUploadStreamRequest;
import com.aliyun.ice20201109.models.GetMediaInfoRequest;
import com.aliyun.ice20201109.models.GetMediaInfoResponseBody.GetMediaInfoResponseBodyMediaInfoFileInfoList;
import com.aliyun.ice20201109.models.RegisterMediaStreamRequest;
import com.aliyun.ice20201109.models.UploadStreamByURLRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.access.Access;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.callback.EventLog;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.render.Ffmpeg;
import dev.cuepost.media.render.Probe;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.DirectoryObjectStore;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.stream.Streams;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.queue.QueueEngine;
import dev.cuepost.queue.TimeSource;
import dev.cuepost.queue.rocks.RocksQueueEngine;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assets get further files, by the official client, and each is looked at. */
class MediaStreamTest {
  private static final String REGION = "cn-shanghai";
  private static final String ID = "a".repeat(32);
  private static final BucketId FILMS = new BucketId(REGION, "films");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path directory;
  private Database database;
  private Access access;
  private QueueEngine queues;
  private DirectoryObjectStore objects;
  private Streams streams;
  private Asset asset;
  private Gateway gateway;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    TimeSource clock = TimeSource.system(); // the client signs with the machine's own time
    database = TestDatabase.open(directory);
    access =
        Access.open(database.jdbi(), directory.resolve("master-key"), clock, new SecureRandom());
    access.adopt(Gateway.KEY, "one");
    access.roles().authorise(Gateway.ACCOUNT, ServiceRole.ICE);
    queues = RocksQueueEngine.open(directory.resolve("queues"), clock);
    objects = DirectoryObjectStore.open(directory.resolve("objects"), clock, UUID::randomUUID);
    var buckets = new Buckets(database.jdbi(), clock);
    buckets.create(FILMS, Gateway.ACCOUNT, Buckets.Acl.PRIVATE);
    URI endpoint = URI.create("http://127.0.0.1:8701");
    var urls = new MediaUrls(Map.of(endpoint, REGION));
    Supplier<String> ids = () -> UUID.randomUUID().toString().replace("-", "");
    streams =
        new Streams(
            new Streams.Parts(
                database.jdbi(),
                queues,
                new EventLog((_, _) -> {}),
                objects,
                buckets,
                urls,
                _ -> endpoint,
                new Probe(ffmpeg()),
                Files.createDirectories(directory.resolve("scratch")),
                clock,
                ids));
    streams.start();
    var assets = new Assets(database.jdbi(), new MediaUrls(Map.of()));
    asset = asset(assets);
    List<Action> actions =
        new ArrayList<>(
            MediaStreamActions.all(
                assets,
                streams,
                MediaStreamTest::notHere,
                new UploadGrants(access.sessions(), _ -> endpoint)));
    actions.add(
        new GetMediaInfo(
            assets,
            new CategoryActions(new Categories(database.jdbi(), clock), Product.IMS),
            new FileUrls(new ReadUrls(access.sessions(), urls, buckets)),
            streams.rows(),
            new SmartTags(_ -> Optional.empty())));
    gateway =
        Gateway.start(
            clock, access, access, new dev.cuepost.openapi.Product("ice", "2020-11-09", actions));
    client =
        new Client(
            new Config()
                .setAccessKeyId(Gateway.KEY.id())
                .setAccessKeySecret(Gateway.KEY.secret())
                .setRegionId(REGION)
                .setEndpoint(gateway.endpoint())
                .setProtocol("HTTP"));
  }

  @AfterEach
  void stop() {
    gateway.close();
    streams.close();
    queues.close();
    access.close();
    database.close();
  }

  @Test
  void a_file_of_the_account_is_registered_as_a_stream() throws Exception {
    put("other.wav", tone());
    assertThat(register("films", "other.wav")).isEqualTo(ID);
    JsonNode event = event("RegisterStreamComplete");
    assertThat(event.path("Status").asText()).isEqualTo("Success");
    assertThat(event.path("MediaId").asText()).isEqualTo(ID);
    assertThat(event.path("FileUrl").asText()).isEqualTo(url("films", "other.wav"));
    assertThat(event.path("Size").asText()).isEqualTo(Integer.toString(tone().length));
    assertThat(event.path("MediaType").asText()).isEqualTo("audio");
    assertThat(event.path("UserData").asText()).isEqualTo("{\"Extend\":\"7\"}");

    List<GetMediaInfoResponseBodyMediaInfoFileInfoList> files = files();
    assertThat(files)
        .extracting(file -> file.getFileBasicInfo().getFileType())
        .containsExactly("source_file", "transcode_file");
    assertThat(files.getLast().getFileBasicInfo().getFileName()).isEqualTo("other.wav");
    assertThat(files.getLast().getFileBasicInfo().getDuration()).isEqualTo("2.0000");
    assertThat(files.getLast().getAudioStreamInfoList().getFirst().getSampleRate())
        .isEqualTo("44100");

    assertThat(code(() -> register("films", "other.wav")))
        .isEqualTo("InvalidParameter.DuplicateInputURL");
    assertThat(code(() -> register("none", "other.wav"))).isEqualTo("InvalidParameter");
    assertThat(
            code(() ->
                client.registerMediaStream(
                    new RegisterMediaStreamRequest()
                        .setMediaId("b".repeat(32))
                        .setInputURL(url("films", "other.wav")))))
        .isEqualTo("MediaNotFound");
  }

  @Test
  void what_is_no_media_becomes_no_stream() throws Exception {
    put("text.wav", "no sound".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    register("films", "text.wav");
    assertThat(event("RegisterStreamComplete").path("Status").asText()).isEqualTo("Fail");
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_stream_is_uploaded_and_goes_with_its_asset() throws Exception {
    var place =
        client
            .createUploadStream(
                new CreateUploadStreamRequest()
                    .setMediaId(ID)
                    .setDefinition("HD")
                    .setFileExtension("WAV"))
            .getBody();
    assertThat(place.getMediaId()).isEqualTo(ID);
    JsonNode address = JSON.readTree(Base64.getDecoder().decode(place.getUploadAddress()));
    assertThat(address.path("FileName").asText()).matches("stream/" + ID + "/[0-9a-f]{32}\\.wav");
    assertThat(place.getUploadAuth()).isNotEmpty();
    assertThat(files()).as("it has not come").hasSize(1);

    var object =
        new ObjectName(
            new BucketId(REGION, address.path("Bucket").asText()),
            address.path("FileName").asText());
    streams.arrived(objects.put(object, "audio/wav", new ByteArrayInputStream(tone())));
    assertThat(event("StreamUploadComplete").path("FileUrl").asText())
        .isEqualTo(place.getFileURL());
    assertThat(files()).hasSize(2);

    database.jdbi().useTransaction(tx -> tx.execute("UPDATE asset_stream SET state = 'GONE'"));
    streams.gone(asset);
    assertThat(objects.find(object)).isEmpty();
  }

  private static Streams.Pulled notHere(Asset asset, Streams.Wanted wanted) {
    throw new AssertionError("nothing is to be fetched from " + wanted.url());
  }

  @Test
  void what_is_no_web_address_is_not_fetched() {
    for (String url : List.of("ftp://a.test/b.wav", "%zz", "http://a.test/,http://b.test/")) {
      var request = new UploadStreamByURLRequest().setMediaId(ID).setStreamURL(url);
      assertThat(code(() -> client.uploadStreamByURL(request))).isEqualTo("InvalidParameter");
    }
  }

  private String register(String bucket, String key) throws Exception {
    return client
        .registerMediaStream(
            new RegisterMediaStreamRequest()
                .setMediaId(ID)
                .setInputURL(url(bucket, key))
                .setUserData("{\"Extend\":\"7\"}"))
        .getBody()
        .getMediaId();
  }

  private List<GetMediaInfoResponseBodyMediaInfoFileInfoList> files() throws Exception {
    return client
        .getMediaInfo(new GetMediaInfoRequest().setMediaId(ID))
        .getBody()
        .getMediaInfo()
        .getFileInfoList();
  }

  /** The body of the event of this type, once it is told. */
  private JsonNode event(String type) throws IOException {
    String text =
        await()
            .until(
                () ->
                    database
                        .jdbi()
                        .withHandle(handle ->
                            handle
                                .select("SELECT body FROM event WHERE type = ?", type)
                                .mapTo(String.class)
                                .findFirst()),
                Optional::isPresent)
            .orElseThrow();
    return JSON.readTree(text).path("MessageBody");
  }

  /** A call of the client. */
  private interface Call {
    void run() throws Exception;
  }

  private static String code(Call call) {
    var code = new String[1];
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(TeaException.class, refused -> code[0] = refused.getCode());
    return code[0];
  }

  private static String url(String bucket, String key) {
    return "http://127.0.0.1:8701/%s/%s".formatted(bucket, key);
  }

  private void put(String key, byte[] content) throws IOException {
    objects.put(new ObjectName(FILMS, key), "audio/wav", new ByteArrayInputStream(content));
  }

  private Asset asset(Assets assets) {
    var made =
        new Asset(
            ID,
            Product.IMS,
            Gateway.ACCOUNT,
            REGION,
            Event.DEFAULT_APP,
            AssetKind.AUDIO,
            AssetState.NORMAL,
            AssetSource.REGISTERED,
            url("films", "a.wav"),
            Details.NONE,
            Optional.empty(),
            Optional.of(new AssetFile(10, Optional.of(Duration.ofSeconds(1)), Optional.empty())),
            Optional.empty(),
            Instant.ofEpochSecond(1),
            Instant.ofEpochSecond(1));
    database.jdbi().useTransaction(tx -> assets.insert(tx, made));
    return made;
  }

  private static byte[] tone() throws IOException {
    var format = new AudioFormat(44_100, 16, 1, true, false);
    var file = new ByteArrayOutputStream();
    try (var samples =
        new AudioInputStream(new ByteArrayInputStream(new byte[176_400]), format, 88_200)) {
      AudioSystem.write(samples, AudioFileFormat.Type.WAVE, file);
    }
    return file.toByteArray();
  }

  private static Ffmpeg ffmpeg() {
    List<Path> path = Arrays.stream(System.getenv("PATH").split(":", -1)).map(Path::of).toList();
    return switch (Ffmpeg.locate(Optional.empty(), path, Path.of("target", "ffmpeg"))) {
      case Ffmpeg.Location.Found(Ffmpeg found) -> found;
      case Ffmpeg.Location.Missing(String sentence) -> throw new AssertionError(sentence);
    };
  }
}
