package dev.cuepost.openapi.category;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.category.Categories;
import dev.cuepost.openapi.Gateway;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four operations on categories, which the products have in common. */
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class CategoryActionsTest {
  private static Database database;
  private static Gateway gateway;

  @BeforeAll
  static void start(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    var clock = InstantSource.system();
    var categories = new CategoryActions(new Categories(database.jdbi(), clock), Product.VOD);
    gateway =
        Gateway.start(
            clock,
            new dev.cuepost.openapi.Product(
                "vod",
                "2017-03-21",
                List.of(
                    new AddCategory(categories),
                    new GetCategories(categories),
                    new UpdateCategory(categories),
                    new DeleteCategory(categories))));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    database.close();
  }

  @Test
  void categories_are_added_told_renamed_and_deleted() throws Exception {
    JsonNode top = call("AddCategory", "CateName", "films").path("Category");
    assertThat(top.path("ParentId").asLong()).isEqualTo(-1);
    assertThat(top.path("Level").asLong()).isZero();
    assertThat(top.path("Type").asText()).isEqualTo("default");
    String id = top.path("CateId").asText();
    JsonNode below = call("AddCategory", "CateName", "short", "ParentId", id).path("Category");
    assertThat(below.path("Level").asLong()).isEqualTo(1);

    JsonNode all = call("GetCategories", "PageSize", "1");
    assertThat(all.has("Category")).as("the root is none").isFalse();
    JsonNode first = all.path("SubCategories").path("Category").path(0);
    assertThat(first.path("CateId").asText()).as("the newest").isEqualTo(id);
    assertThat(first.path("SubTotal").asLong()).isEqualTo(1);
    long total = all.path("SubTotal").asLong();
    call("UpdateCategory", "CateId", id, "CateName", "movies");
    JsonNode renamed = call("GetCategories", "CateId", id);
    assertThat(renamed.path("Category").path("CateName").asText()).isEqualTo("movies");
    assertThat(renamed.path("SubCategories").path("Category").path(0).path("CateName").asText())
        .isEqualTo("short");

    call("DeleteCategory", "CateId", id);
    assertThat(call("GetCategories").path("SubTotal").asLong()).isEqualTo(total - 1);
    assertThat(code("GetCategories", "CateId", below.path("CateId").asText()))
        .isEqualTo("InvalidCateId.NotFound");
  }

  @ParameterizedTest
  @CsvSource({
    "AddCategory, CateName, , MissingCateName",
    "AddCategory, CateName, xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx,"
        + " InvalidParameter",
    "UpdateCategory, CateId, 7, MissingCateName",
    "DeleteCategory, CateId, 999999, InvalidCateId.NotFound",
    "DeleteCategory, CateId, -1, InvalidParameter",
    "GetCategories, PageSize, 101, InvalidParameter",
    "GetCategories, SortBy, Name, InvalidParameter",
  })
  void what_is_wrong_is_said(String action, String name, String value, String code)
      throws Exception {
    assertThat(code(action, name, value == null ? "" : value)).isEqualTo(code);
  }

  @Test
  void the_limits_have_codes_of_their_own() throws Exception {
    String parent = "-1";
    String middle = parent;
    for (int level = 0; level < 3; level++) {
      middle = parent;
      parent =
          call("AddCategory", "CateName", "x", "ParentId", parent)
              .path("Category")
              .path("CateId")
              .asText();
    }
    assertThat(code("AddCategory", "CateName", "x", "ParentId", parent))
        .isEqualTo("LevelExceededMax");
    assertThat(code("AddCategory", "CateName", "x", "ParentId", "999999"))
        .isEqualTo("InvalidCateId.NotFound");
    assertThat(code("AddCategory", "CateName", "x", "ParentId", parent, "Type", "material"))
        .isEqualTo("InvalidParameter");
    for (int i = 1; i < 100; i++) {
      call("AddCategory", "CateName", "x", "ParentId", middle);
    }
    assertThat(code("AddCategory", "CateName", "x", "ParentId", middle))
        .isEqualTo("SubTotalExceededMax");
  }

  private String code(String action, String... parameters) throws IOException {
    return call(action, parameters).path("Code").asText();
  }

  private JsonNode call(String action, String... parameters) throws IOException {
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      named.put(parameters[i], parameters[i + 1]);
    }
    return gateway.call("2017-03-21", action, named);
  }
}
