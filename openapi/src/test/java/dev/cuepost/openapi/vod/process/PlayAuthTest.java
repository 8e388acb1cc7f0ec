package dev.cuepost.openapi.vod.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.vod.Studio;
import dev.cuepost.queue.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a player is given opens one video, for as long as was asked for, and nothing else. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class PlayAuthTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ManualClock clock = new ManualClock();
  private Studio studio;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    studio = new Studio(directory, clock);
    studio.asset("film", AssetKind.VIDEO, AssetState.NORMAL, Optional.of("ref-film"));
    studio.video("other");
  }

  @AfterEach
  void stop() {
    studio.close();
  }

  @Test
  void a_player_finds_the_video_by_it_until_it_ends() throws IOException {
    JsonNode answer = studio.call("GetVideoPlayAuth", Map.of("VideoId", "film"));
    JsonNode meta = answer.path("VideoMeta");
    assertThat(meta.path("VideoId").asText()).isEqualTo("film");
    assertThat(meta.path("Title").asText()).isEqualTo("title of film");
    assertThat(meta.path("Status").asText()).isEqualTo("Normal");
    assertThat(meta.path("Duration").asDouble()).isEqualTo(1.5);
    JsonNode auth = auth(answer);
    assertThat(auth.path("VideoMeta")).isEqualTo(meta);
    assertThat(auth.path("Region").asText()).isEqualTo(Studio.REGION);
    JsonNode info = JSON.readTree(auth.path("AuthInfo").asText());
    assertThat(info.path("MediaId").asText()).isEqualTo("film");
    assertThat(Instant.parse(info.path("ExpireTime").asText()))
        .isBetween(clock.instant().plusSeconds(99), clock.instant().plusSeconds(100));

    AccessKey key = key(auth);
    assertThat(play(key, "film").at("/PlayInfoList/PlayInfo/0/PlayURL").asText())
        .startsWith(Studio.url("film"));
    clock.advance(Duration.ofSeconds(99));
    assertThat(play(key, "film").has("PlayInfoList")).isTrue();
    clock.advance(Duration.ofSeconds(2));
    assertThat(play(key, "film").path("Code").asText()).isEqualTo("InvalidSecurityToken.Expired");
  }

  @Test
  void it_opens_nothing_else() throws IOException {
    AccessKey key = key(auth(studio.call("GetVideoPlayAuth", Map.of("ReferenceId", "ref-film"))));
    assertThat(play(key, "film").has("PlayInfoList")).isTrue();
    assertThat(play(key, "other").path("Code").asText()).isEqualTo("Forbidden.RAM");
    assertThat(play(key, "fil*").path("Code").asText()).isEqualTo("Forbidden.RAM");
    assertThat(
            studio
                .call(key, "GetPlayInfo", Map.of("ReferenceId", "ref-film"))
                .path("Code")
                .asText())
        .isEqualTo("Forbidden.RAM");
    for (String action : new String[] {"GetVideoInfo", "DeleteVideo", "GetVideoPlayAuth"}) {
      assertThat(
              studio
                  .call(key, action, Map.of("VideoId", "film", "VideoIds", "film"))
                  .path("Code")
                  .asText())
          .as(action)
          .isEqualTo("Forbidden.RAM");
    }
  }

  @Test
  void it_is_refused_where_nothing_can_be_played() throws IOException {
    studio.asset("coming", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
    studio.asset("blocked", AssetKind.VIDEO, AssetState.BLOCKED, Optional.empty());
    assertThat(code("coming", "100")).isEqualTo("Forbidden.IllegalStatus");
    assertThat(code("blocked", "100")).isEqualTo("Forbidden.IllegalStatus");
    assertThat(code("none", "100")).isEqualTo("InvalidVideo.NotFound");
    assertThat(studio.code("GetVideoPlayAuth", Map.of())).isEqualTo("MissingVideoId");
    assertThat(code("film", "99")).isEqualTo("InvalidParameter");
    assertThat(code("film", "3001")).isEqualTo("InvalidParameter");
    assertThat(code("film", "3000")).isEmpty();
    assertThat(studio.code("GetVideoPlayAuth", Map.of("VideoId", "film", "ApiVersion", "2")))
        .isEqualTo("InvalidParameter");

    studio.access.roles().revoke(Gateway.ACCOUNT, ServiceRole.VOD);
    assertThat(code("film", "100")).as("without the role").isEqualTo("Forbidden.InitFailed");
  }

  private String code(String videoId, String timeout) throws IOException {
    return studio.code("GetVideoPlayAuth", Map.of("VideoId", videoId, "AuthInfoTimeout", timeout));
  }

  private JsonNode play(AccessKey key, String videoId) throws IOException {
    return studio.call(key, "GetPlayInfo", Map.of("VideoId", videoId));
  }

  private static JsonNode auth(JsonNode answer) throws IOException {
    return JSON.readTree(Base64.getDecoder().decode(answer.path("PlayAuth").asText()));
  }

  private static AccessKey key(JsonNode auth) {
    return new AccessKey(
        auth.path("AccessKeyId").asText(),
        auth.path("AccessKeySecret").asText(),
        Gateway.KEY.caller(),
        new AccessKey.Temporary(auth.path("SecurityToken").asText(), Instant.MAX));
  }
}
