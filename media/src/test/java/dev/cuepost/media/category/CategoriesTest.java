package dev.cuepost.media.category;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.category.Categories.Added;
import dev.cuepost.media.category.Categories.Tree;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.queue.ManualClock;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree of three levels for each account and product. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class CategoriesTest {
  private static final Tree MINE = new Tree("1000000000000001", Product.VOD);
  private static final List<Tree> OTHERS =
      List.of(new Tree("1000000000000001", Product.IMS), new Tree("2", Product.VOD));

  private final ManualClock clock = new ManualClock();
  private Database database;
  private Categories categories;

  @BeforeEach
  void open(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    categories = new Categories(database.jdbi(), clock);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_tree_has_three_levels_and_no_fourth() {
    Category top = add("top", Category.NONE);
    Category middle = add("middle", top.id());
    Category leaf = add("leaf", middle.id());
    assertThat(List.of(top.level(), middle.level(), leaf.level())).containsExactly(0, 1, 2);
    assertThat(categories.add(MINE, "deeper", leaf.id(), Optional.empty()))
        .isEqualTo(new Added.TooDeep(3));
    assertThat(categories.find(MINE, leaf.id())).contains(leaf);
  }

  @Test
  void nobody_else_has_a_part_in_it() {
    Category top = add("top", Category.NONE);
    for (Tree other : OTHERS) {
      assertThat(categories.find(other, top.id())).isEmpty();
      assertThat(categories.add(other, "below", top.id(), Optional.empty()))
          .isEqualTo(new Added.NoSuchParent(top.id()));
      assertThat(categories.rename(other, top.id(), "mine")).isFalse();
      assertThat(categories.delete(other, top.id())).isFalse();
      assertThat(page(other, Category.NONE, true, 1, 10).total()).isZero();
    }
    assertThat(categories.find(MINE, top.id())).contains(top);
  }

  @Test
  void at_most_a_hundred_lie_below_one() {
    Category top = add("top", Category.NONE);
    for (int i = 0; i < 100; i++) {
      add("child", top.id());
    }
    assertThat(categories.add(MINE, "one more", top.id(), Optional.empty()))
        .isEqualTo(new Added.TooMany(100));
    assertThat(page(MINE, Category.NONE, true, 1, 1).entries().getFirst().below()).isEqualTo(100);
  }

  @Test
  void a_child_is_of_the_type_of_its_parent() {
    Category top =
        ((Added.Done)
                categories.add(MINE, "top", Category.NONE, Optional.of(CategoryType.MATERIAL)))
            .category();
    assertThat(add("below", top.id()).type()).isEqualTo(CategoryType.MATERIAL);
    assertThat(categories.add(MINE, "below", top.id(), Optional.of(CategoryType.DEFAULT)))
        .isEqualTo(new Added.OtherType(CategoryType.MATERIAL));
    assertThat(page(MINE, Category.NONE, true, 1, 10).total()).as("of the default type").isZero();
  }

  @Test
  void pages_are_in_the_order_of_creation_either_way() {
    for (String name : List.of("a", "b", "c")) {
      add(name, Category.NONE);
      clock.advance(Duration.ofSeconds(1));
    }
    assertThat(names(page(MINE, Category.NONE, true, 1, 2))).containsExactly("c", "b");
    assertThat(names(page(MINE, Category.NONE, true, 2, 2))).containsExactly("a");
    assertThat(names(page(MINE, Category.NONE, false, 1, 2))).containsExactly("a", "b");
    assertThat(page(MINE, Category.NONE, true, 9, 100)).isEqualTo(new CategoryPage(List.of(), 3));
  }

  @Test
  void deleting_one_deletes_all_below_and_leaves_its_assets_without() {
    Category top = add("top", Category.NONE);
    Category leaf = add("leaf", add("middle", top.id()).id());
    Category other = add("other", Category.NONE);
    asset("in-leaf", MINE, leaf.id());
    asset("in-other", MINE, other.id());
    asset("of-ims", OTHERS.getFirst(), leaf.id());

    assertThat(categories.delete(MINE, top.id())).isTrue();
    assertThat(categories.find(MINE, leaf.id())).isEmpty();
    assertThat(categories.find(MINE, other.id())).isPresent();
    assertThat(categoryOf("in-leaf")).isEmpty();
    assertThat(categoryOf("in-other")).contains(other.id());
    assertThat(categoryOf("of-ims")).as("a number that another tree has").contains(leaf.id());
    assertThat(categories.delete(MINE, top.id())).isFalse();
    assertThat(add("next", Category.NONE).id()).as("no id comes again").isGreaterThan(other.id());
  }

  @Test
  void a_category_is_renamed() {
    Category top = add("before", Category.NONE);
    assertThat(categories.rename(MINE, top.id(), "after")).isTrue();
    assertThat(categories.find(MINE, top.id()).orElseThrow().name()).isEqualTo("after");
  }

  private Category add(String name, long parent) {
    return ((Added.Done) categories.add(MINE, name, parent, Optional.empty())).category();
  }

  private CategoryPage page(Tree tree, long parent, boolean newestFirst, int page, int size) {
    return categories.below(tree, parent, CategoryType.DEFAULT, newestFirst, page, size);
  }

  private static List<String> names(CategoryPage page) {
    return page.entries().stream().map(entry -> entry.category().name()).toList();
  }

  private void asset(String mediaId, Tree tree, long category) {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                """
                INSERT INTO asset (media_id, account, product, region, url, size_bytes, category,
                  created_at)
                VALUES (?, ?, ?, 'cn-shanghai', '', 0, ?, 0)
                """,
                mediaId,
                tree.account(),
                tree.product().name(),
                category));
  }

  private Optional<Long> categoryOf(String mediaId) {
    return new Assets(database.jdbi(), new MediaUrls(Map.of()))
        .find(mediaId.equals("of-ims") ? OTHERS.getFirst().account() : MINE.account(), mediaId)
        .orElseThrow()
        .details()
        .category();
  }
}
