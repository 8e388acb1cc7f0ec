package dev.cuepost.openapi.vod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.stream.Streams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams that users made elsewhere are fetched, and played beside those that are made here. */
class FetchedStreamsTest {
  @TempDir private static Path directory;
  private static Studio studio;

  @BeforeAll
  static void start() throws IOException {
    studio = new Studio(directory);
    studio.video("film");
    studio.asset("coming", AssetKind.VIDEO, AssetState.UPLOADING, Optional.empty());
  }

  @AfterAll
  static void stop() {
    studio.close();
  }

  @Test
  void a_stream_is_wanted_with_what_its_user_says_of_it() throws IOException {
    JsonNode made =
        upload(
            Map.of(
                "StreamURL",
                "http://h.test/a%20b.m4v?x=1",
                "UserData",
                "{\"Extend\":\"7\"}",
                "UploadMetadata",
                "{\"AddressMapping\":\"1\"}"));
    assertThat(made.path("StreamJobId").asText()).isEqualTo("job-of-film");
    assertThat(made.path("FileURL").asText()).isEqualTo("http://h.test/s");
    Streams.Wanted wanted = studio.wantedStreams.getLast();
    assertThat(made.path("SourceURL").asText()).isEqualTo(wanted.url());
    assertThat(wanted.extension()).isEqualTo("m4v");
    assertThat(wanted.definition()).contains("HD");
    assertThat(wanted.userData()).contains("{\"Extend\":\"7\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MediaId        | none                | InvalidVideo.NotFound
          MediaId        | coming              | Forbidden.IllegalStatus
          StreamURL      | ftp://h.test/a.mp4  | InvalidParameter
          StreamURL      | http://h.test/a     | MissingFileExtension
          Definition     | XL                  | InvalidParameter
          UploadMetadata | [1]                 | InvalidParameter
          FileExtension  | m/4                 | InvalidParameter
          """)
  void what_is_wrong_is_said(String name, String value, String code) throws IOException {
    assertThat(upload(Map.of(name, value)).path("Code").asText()).isEqualTo(code);
  }

  private static JsonNode upload(Map<String, String> wish) throws IOException {
    Map<String, String> parameters =
        new HashMap<>(
            Map.of("MediaId", "film", "StreamURL", "http://h.test/a.mp4", "Definition", "HD"));
    parameters.putAll(wish);
    return studio.call("UploadStreamByURL", parameters);
  }

  @Test
  void it_is_played_under_its_definition_once_it_is_there() throws IOException {
    studio.video("played");
    studio.put("stream.mp4", new byte[10]);
    studio
        .database
        .jdbi()
        .useTransaction(tx -> {
          tx.execute(
              """
              INSERT INTO asset_stream (stream_id, media_id, account, origin, state, url, region,
                bucket, object_key, definition, size_bytes, file, created_at, modified_at)
              VALUES ('s', 'played', '1000000000000001', 'PULLED', 'NORMAL', ?, 'cn-shanghai',
                'demo', 'stream.mp4', 'HD', 10, ?, 1000, 2000)
              """,
              Studio.url("stream.mp4"),
              "{\"streams\":[{\"codec_type\":\"video\",\"codec_name\":\"h264\",\"width\":64}]}");
          tx.execute(
              """
              INSERT INTO pull (job_id, product, account, region, app, media_id, url, bucket,
                object_key, state, broken, bytes, created_at, stream_id)
              VALUES ('j', 'VOD', '1000000000000001', 'cn-shanghai', 'app-1000000', 'played',
                'http://h.test/a.mp4', 'demo', 'stream.mp4', 'SUCCEEDED', 0, 10, 1000, 's')
              """);
        });
    JsonNode played =
        studio.call("GetPlayInfo", Map.of("VideoId", "played")).at("/PlayInfoList/PlayInfo");
    assertThat(played).hasSize(1);
    assertThat(played.path(0).path("JobId").asText()).isEqualTo("j");
    assertThat(played.path(0).path("Definition").asText()).isEqualTo("HD");
    assertThat(played.path(0).path("Specification").asText()).isEqualTo("H264.HD");
    assertThat(played.path(0).path("Width").asInt()).isEqualTo(64);
    assertThat(played.path(0).path("PlayURL").asText())
        .startsWith(Studio.url("stream.mp4") + "?")
        .contains("Signature=");
  }
}
