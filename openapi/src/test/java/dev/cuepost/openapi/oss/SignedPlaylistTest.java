package dev.cuepost.openapi.oss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssReadGrant;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.media.store.PercentEncoded;
import dev.cuepost.openapi.RawHttp;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Playlists in a private bucket, on a clock that is moved. */
class SignedPlaylistTest {
  private static final String MASTER = "films/all.m3u8";
  private static final String VARIANT = "films/low/a b.m3u8";
  private static final String SEGMENT = "films/low/a b-1.ts";

  @TempDir private static Path directory;
  private static final ManualClock CLOCK = new ManualClock();
  private static ObjectFace face;

  @BeforeAll
  static void start() throws IOException {
    face = ObjectFace.start(directory, CLOCK);
  }

  @AfterAll
  static void stop() {
    face.close();
  }

  @BeforeEach
  void put() throws IOException {
    put(
        "private-one",
        MASTER,
        """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="sound.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=1
        low/a%20b.m3u8
        """);
    put(
        "private-one",
        VARIANT,
        """
        #EXTM3U
        #EXT-X-MAP:URI="../init.mp4"
        #EXT-X-KEY:METHOD=AES-128,URI="https://keys.test/k?id=1"
        #EXTINF:2,

        a%20b-1.ts
        https://elsewhere.test/2.ts
        /private-one/films/3.ts
        4.ts?of=mine
        ../../../outside.ts
        """);
    put("private-one", SEGMENT, "pictures");
  }

  @Test
  void what_a_signed_playlist_names_can_be_read_as_long_as_itself() throws IOException {
    String master = body(get(signed(ObjectFace.OWNER, MASTER, SignedPlaylist.ASKED)));
    assertThat(master).contains("NAME=\"x\",URI=\"sound.m3u8?x-oss-process=hls%2Fsign&Expires=");
    String variant = body(get("/private-one/films/" + master.lines().toList().get(3)));
    String segment = "/private-one/films/low/" + variant.lines().toList().get(5);
    assertThat(body(get(segment))).isEqualTo("pictures");
    assertThat(get("/private-one/films/low/a%20b-1.ts").status()).isEqualTo(403);

    CLOCK.advance(Duration.ofMinutes(11));
    assertThat(get(segment).status()).isEqualTo(403);
  }

  @Test
  void what_lies_elsewhere_or_has_a_query_stays_as_it_is() throws IOException {
    List<String> lines =
        body(get(signed(ObjectFace.TEMPORARY, VARIANT, SignedPlaylist.ASKED))).lines().toList();
    assertThat(lines.get(1)).startsWith("#EXT-X-MAP:URI=\"../init.mp4?security-token=CAIS");
    assertThat(lines.get(2))
        .isEqualTo("#EXT-X-KEY:METHOD=AES-128,URI=\"https://keys.test/k?id=1\"");
    assertThat(lines.get(4)).isEmpty();
    assertThat(lines.subList(6, 10))
        .containsExactly(
            "https://elsewhere.test/2.ts",
            "/private-one/films/3.ts",
            "4.ts?of=mine",
            "../../../outside.ts");
    assertThat(body(get("/private-one/films/low/" + lines.get(5)))).isEqualTo("pictures");
  }

  @Test
  void an_address_that_did_not_ask_for_it_gets_the_playlist_as_it_lies_there() throws IOException {
    assertThat(body(get(signed(ObjectFace.OWNER, MASTER, Map.of())))).doesNotContain("Expires");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hls/sign", "hls/sign,live_1"})
  void what_is_no_playlist_is_refused(String process) throws IOException {
    RawHttp.Answer answer =
        get(signed(ObjectFace.OWNER, SEGMENT, Map.of("x-oss-process", process)));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("takes a playlist of HLS");
  }

  @Test
  void what_nobody_signed_is_refused() throws IOException {
    put("public-one", "a.m3u8", "#EXTM3U\n");
    assertThat(get("/public-one/a.m3u8?x-oss-process=hls/sign").body())
        .contains("takes an address that is signed");
    assertThat(get("/private-one/" + MASTER + "?x-oss-process=hls/sign").status()).isEqualTo(403);
  }

  /** The path of an address that holds for ten minutes. */
  private static String signed(AccessKey key, String object, Map<String, String> chosen) {
    var grant = new OssReadGrant(key, CLOCK.instant().plus(Duration.ofMinutes(10)));
    return "/private-one/%s?%s"
        .formatted(PercentEncoded.encode(object), grant.query("private-one", object, chosen));
  }

  private static RawHttp.Answer get(String path) throws IOException {
    return RawHttp.send(face.port(), "GET " + path + " HTTP/1.1\nHost: 127.0.0.1\n\n");
  }

  private static String body(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Lines end with a carriage return in what is sent, also in the object. */
  private static void put(String bucket, String object, String text) throws IOException {
    String date = HttpDate.of(CLOCK.instant());
    String toSign =
        OssSignature.stringToSign(
            new OssSignature.Request(
                "PUT", Map.of("date", date), "/%s/%s".formatted(bucket, object), Map.of()));
    RawHttp.Answer answer =
        RawHttp.send(
            face.port(),
            "PUT /%s/%s HTTP/1.1\nHost: 127.0.0.1\nDate: %s\nAuthorization: OSS %s:%s\nContent-Length: %d\n\n%s"
                .formatted(
                    bucket,
                    PercentEncoded.encode(object),
                    date,
                    ObjectFace.OWNER.id(),
                    OssSignature.sign(ObjectFace.OWNER.secret(), toSign),
                    text.replace("\n", "\r\n").length(),
                    text));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }
}
