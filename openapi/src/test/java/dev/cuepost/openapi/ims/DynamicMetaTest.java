package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.StorageLocations;
import dev.cuepost.media.stream.AssetStreams;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Destinations;
import dev.cuepost.openapi.upload.ReadUrls;
import dev.cuepost.openapi.upload.UploadGrants;
import dev.cuepost.openapi.vod.Studio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users say of an upload in words of their own is told again. */
class DynamicMetaTest {
  @TempDir private static Path directory;
  private static Studio studio;
  private static Gateway gateway;

  @BeforeAll
  static void start() throws IOException {
    var clock = InstantSource.system();
    var endpoint = URI.create("http://127.0.0.1:8701");
    studio = new Studio(directory);
    var jdbi = studio.database.jdbi();
    var buckets = new Buckets(jdbi, clock);
    var sessions = studio.access.sessions();
    var categories = new CategoryActions(new Categories(jdbi, clock), Product.IMS);
    var reads = new ReadUrls(sessions, new MediaUrls(Map.of(endpoint, Studio.REGION)), buckets);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                Studio.IMS,
                List.of(
                    new CreateUploadMedia(
                        studio.library.uploads(),
                        new UploadGrants(sessions, _ -> endpoint),
                        categories,
                        new Destinations(new StorageLocations(jdbi, clock), buckets)),
                    new DeleteMediaInfos(studio.library.assets(), studio.library.changes()),
                    new BatchGetMediaInfos(
                        studio.library.assets(),
                        categories,
                        new FileUrls(reads),
                        new AssetStreams(jdbi)))));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    studio.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"DynamicMetaData\":\"my words\"}; my words",
        "{\"DynamicMetaData\":{\"a\":[1,\"b\"]}}; {\"a\":[1,\"b\"]}",
        "{}; ``"
      })
  void it_is_kept_as_it_was_written_and_goes_with_the_asset(String meta, String told)
      throws IOException {
    String id =
        call(
                "CreateUploadMedia",
                Map.of(
                    "FileInfo",
                    "{\"Type\":\"video\",\"Name\":\"n\",\"Ext\":\"mp4\"}",
                    "MediaMetaData",
                    meta))
            .path("MediaId")
            .asText();
    assertThat(data(id)).isEqualTo(told);
    call("DeleteMediaInfos", Map.of("MediaIds", id));
    long kept =
        studio
            .database
            .jdbi()
            .withHandle(handle ->
                handle.select("SELECT COUNT(*) FROM asset_dynamic_meta").mapTo(Long.class).one());
    assertThat(kept).isZero();
  }

  private static String data(String id) throws IOException {
    return call("BatchGetMediaInfos", Map.of("MediaIds", id))
        .at("/MediaInfos/0/MediaDynamicInfo/DynamicMetaData/Data")
        .asText();
  }

  private static JsonNode call(String action, Map<String, String> parameters) throws IOException {
    return gateway.call(Studio.IMS, action, parameters);
  }
}
