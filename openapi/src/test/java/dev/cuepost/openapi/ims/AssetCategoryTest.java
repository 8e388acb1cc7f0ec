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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An asset is put into a category by its name. */
class AssetCategoryTest {
  @Test
  void the_category_is_known_by_its_name(@TempDir Path directory) throws Exception {
    var clock = InstantSource.system();
    try (var studio = new Studio(directory)) {
      var categories = new Categories(studio.database.jdbi(), clock);
      var actions = new CategoryActions(categories, Product.IMS);
      studio.database.jdbi().useTransaction(tx -> studio.library.assets().insert(tx, asset()));
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
      try (var gateway =
          Gateway.start(
              clock,
              new dev.cuepost.openapi.Product(
                  "ice",
                  Studio.IMS,
                  List.of(
                      new UpdateMediaInfo(
                          studio.library.assets(), studio.library.changes(), actions),
                      new SearchMedia(
                          new AssetSearch(studio.database.jdbi()),
                          actions,
                          studio.library.assets()::attributes,
                          new SmartTags(_ -> Optional.empty())))))) {
        assertThat(update(gateway, "films").path("MediaId").asText()).isEqualTo("sorted");
        JsonNode told =
            gateway
                .call(Studio.IMS, "SearchMedia", Map.of("Match", "mediaId = 'sorted'"))
                .at("/MediaInfoList/0/MediaBasicInfo");
        assertThat(told.path("Category").asText()).isEqualTo("films");
        assertThat(told.path("CateName").asText()).isEqualTo("films");
        assertThat(update(gateway, "others").path("Code").asText())
            .isEqualTo("InvalidCateId.NotFound");
      }
    }
  }

  private static JsonNode update(Gateway gateway, String category) throws Exception {
    return gateway.call(
        Studio.IMS, "UpdateMediaInfo", Map.of("MediaId", "sorted", "Category", category));
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
