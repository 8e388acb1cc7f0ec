package dev.cuepost.openapi.ims;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.AssetSource;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.category.Categories;
import dev.cuepost.media.category.Category;
import dev.cuepost.media.search.AssetSearch;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.vod.Studio;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of an asset later: its category, by its name, and its tags. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class DescribedAssetTest {
  @TempDir private Path directory;
  private Studio studio;
  private Categories categories;
  private Gateway gateway;

  @BeforeEach
  void start() throws Exception {
    var clock = InstantSource.system();
    studio = new Studio(directory);
    categories = new Categories(studio.database.jdbi(), clock);
    var actions = new CategoryActions(categories, Product.IMS);
    studio.database.jdbi().useTransaction(tx -> studio.library.assets().insert(tx, asset()));
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "ice",
                Studio.IMS,
                List.of(
                    new UpdateMediaInfo(studio.library.assets(), studio.library.changes(), actions),
                    new SearchMedia(
                        new AssetSearch(studio.database.jdbi()),
                        actions,
                        studio.library.assets()::attributes,
                        new SmartTags(_ -> Optional.empty())))));
  }

  @AfterEach
  void stop() {
    gateway.close();
    studio.close();
  }

  @Test
  void the_category_is_known_by_its_name() throws Exception {
    categories.add(
        new Categories.Tree(Gateway.ACCOUNT, Product.IMS),
        "films",
        Category.NONE,
        Optional.empty());
    categories.add(
        new Categories.Tree(Gateway.ACCOUNT, Product.VOD),
        "others",
        Category.NONE,
        Optional.empty());
    assertThat(update(Map.of("Category", "films")).path("MediaId").asText()).isEqualTo("sorted");
    assertThat(told().path("Category").asText()).isEqualTo("films");
    assertThat(told().path("CateName").asText()).isEqualTo("films");
    assertThat(update(Map.of("Category", "others")).path("Code").asText())
        .isEqualTo("InvalidCateId.NotFound");
  }

  @Test
  void an_asset_is_taken_out_of_its_category() throws Exception {
    categories.add(
        new Categories.Tree(Gateway.ACCOUNT, Product.IMS),
        "films",
        Category.NONE,
        Optional.empty());
    for (String none : List.of("0", "-1")) {
      update(Map.of("Category", "films"));
      update(Map.of("Title", "another"));
      assertThat(told().path("CateName").asText()).as("stays").isEqualTo("films");
      assertThat(update(Map.of("CateId", none)).path("MediaId").asText()).isEqualTo("sorted");
      assertThat(told().has("CateId")).isFalse();
      assertThat(told().has("CateName")).isFalse();
    }
    assertThat(update(Map.of("CateId", "999999")).path("Code").asText())
        .isEqualTo("InvalidCateId.NotFound");
  }

  @Test
  void tags_that_are_appended_are_there_once() throws Exception {
    update(Map.of("MediaTags", "x,y"));
    update(Map.of("MediaTags", "y, z", "AppendTags", "true"));
    assertThat(told().path("MediaTags").asText()).isEqualTo("x,y,z");
  }

  private JsonNode told() throws Exception {
    return gateway
        .call(Studio.IMS, "SearchMedia", Map.of("Match", "mediaId = 'sorted'"))
        .at("/MediaInfoList/0/MediaBasicInfo");
  }

  private JsonNode update(Map<String, String> change) throws Exception {
    Map<String, String> parameters = new HashMap<>(change);
    parameters.put("MediaId", "sorted");
    return gateway.call(Studio.IMS, "UpdateMediaInfo", parameters);
  }

  private static Asset asset() {
    return new Asset(
        "sorted",
        Product.IMS,
        Gateway.ACCOUNT,
        Studio.REGION,
        Event.DEFAULT_APP,
        AssetKind.VIDEO,
        AssetState.NORMAL,
        AssetSource.REGISTERED,
        Studio.url("sorted"),
        Details.NONE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
