package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetFile;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SearchMedia in the words of IMS, over the wire. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class ImsSearchTest {
  private static Database database;
  private static Gateway gateway;

  @BeforeAll
  static void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    var clock = InstantSource.system();
    var categories = new CategoryActions(new Categories(database.jdbi(), clock), Product.IMS);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                "2020-11-09",
                List.of(
                    new SearchMedia(
                        new AssetSearch(database.jdbi()),
                        categories,
                        new Assets(database.jdbi(), new MediaUrls(Map.of()))::attributes,
                        new SmartTags(_ -> Optional.empty())))));
    asset("a", AssetKind.VIDEO, AssetState.NORMAL, "China at dawn", 1);
    asset("b", AssetKind.AUDIO, AssetState.FAILED, "A song of China", 2);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; [b, a]",
        "title = 'China' and mediaId == 'a' and utcCreate = ['1000','2000']; [a]",
        "utcCreate = ('1000','3000'); [b]",
        "mediaType in ('audio','image'); [b]",
        "status = 'Normal'; [a]",
        "tagList in ('x','dawn'); [b, a]",
        "businessType = 'general' and title = 'song'; [b]",
      })
  void assets_are_found(String match, String expected) throws Exception {
    JsonNode found = gateway.call("2020-11-09", "SearchMedia", Map.of("Match", match));
    var ids = new ArrayList<String>();
    found.path("MediaInfoList").forEach(item -> ids.add(item.path("MediaId").asText()));
    assertThat(ids).hasToString(expected);
    assertThat(found.path("Total").asInt()).isEqualTo(ids.size());
    assertThat(found.path("MediaInfoList").path(0).path("MediaBasicInfo").path("Title").asText())
        .contains("China");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Match; Title = 'a'; ErrorMatchSyntax",
        "Match; status = 3; ErrorMatchSyntax",
        "SortBy; utcCreate,utcModified,title,status; SortByExceededMax",
      })
  void what_is_wrong_is_said(String name, String value, String code) throws Exception {
    assertThat(gateway.call("2020-11-09", "SearchMedia", Map.of(name, value)).path("Code").asText())
        .isEqualTo(code);
  }

  private static void asset(String id, AssetKind kind, AssetState state, String title, int second) {
    Instant at = Instant.ofEpochSecond(second);
    var asset =
        new Asset(
            id,
            Product.IMS,
            Gateway.ACCOUNT,
            "cn-shanghai",
            "app-1000000",
            kind,
            state,
            AssetSource.REGISTERED,
            "http://127.0.0.1:8701/demo/" + id,
            new Details(
                title,
                "",
                List.of("dawn", "water"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("general"),
                Optional.empty()),
            Optional.empty(),
            Optional.of(new AssetFile(10, Optional.empty(), Optional.empty())),
            Optional.empty(),
            at,
            at);
    database
        .jdbi()
        .useTransaction(
            tx -> new Assets(database.jdbi(), new MediaUrls(Map.of())).insert(tx, asset));
  }
}
