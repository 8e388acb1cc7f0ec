package dev.cuepost.media.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Attributes;
import dev.cuepost.media.search.AssetSearch.Found;
import dev.cuepost.media.search.AssetSearch.Own;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.state.Database;
import dev.cuepost.state.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked of assets, and what it finds. */
@Tag("stored")
@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class AssetSearchTest {
  private static final Own OWN = new Own("1", "cn-shanghai", Product.VOD);
  private static final Vocabulary WORDS =
      new Vocabulary(
          Map.of(
              "Title", Field.TITLE,
              "MediaId", Field.MEDIA_ID,
              "CateId", Field.CATEGORY,
              "Status", Field.STATE,
              "Size", Field.SIZE,
              "Duration", Field.DURATION,
              "CreationTime", Field.CREATED),
          Map.of(Field.STATE, Map.of("Normal", Set.of("NORMAL"), "Failed", Set.of("FAILED"))));

  private static Database database;
  private static AssetSearch search;

  @BeforeAll
  static void open(@TempDir Path directory) {
    database = TestDatabase.open(directory);
    search = new AssetSearch(database.jdbi());
    asset("a", "The first film", 1, "NORMAL", 100, 1_500, "VOD", "1");
    asset("b", "50% of a FILM", 2, "NORMAL", 200, 2_500, "VOD", "1");
    asset("c", "It's a song", 1, "FAILED", 300, 3_500, "VOD", "1");
    asset("d", "春天", null, "NORMAL", 400, null, "VOD", "1");
    asset("x", "of another product", 1, "NORMAL", 100, 1_500, "IMS", "1");
    asset("y", "of another account", 1, "NORMAL", 100, 1_500, "VOD", "2");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "``; abcd",
        "Title = 'film'; ab",
        "Title in ('song', \"春\"); cd",
        "Title = '0%'; b",
        "Title = 'It\\'s'; c",
        "Title = '_'; ``",
        "MediaId == a; a",
        "MediaId in ('a','b','none'); ab",
        "CateId = 1; ac",
        "CateId != 1; bd",
        "not CateId = 1 and Status = Normal; bd",
        "!(CateId = 1 or CateId = 2); d",
        "!!CateId = 1; ac",
        "Status in ('Normal','Failed'); abcd",
        "CateId = 1 or CateId = 2 and Status = 'Failed'; ac",
        "(CateId = 1 or CateId = 2) and Status = 'Failed'; c",
        "Size = [200,300]; bc",
        "Size = (200,300]; c",
        "Size = [200,300); b",
        "Size = (200,300); ``",
        "Size = (200,); cd",
        "Size = (,200); a",
        "Size = ['100','200']; ab",
        "Duration = [1.5, 2.5); a",
        "Duration = (3.499,); c",
        "!Duration = (0,); d",
        "CreationTime = [1970-01-01T00:00:00Z,1970-01-01T00:00:01Z); abcd",
        "CreationTime = ('98','100'); c",
        "TITLE_IS_UNKNOWN = 1 or Title = x; ERROR",
      })
  void conditions_find_what_they_say(String match, String expected) throws Exception {
    if (expected.equals("ERROR")) {
      assertThatThrownBy(() -> found(match)).isInstanceOf(BadMatchException.class);
    } else {
      assertThat(found(match)).isEqualTo(expected);
    }
  }

  @Test
  void what_is_said_beside_the_rows_is_asked_for_by_its_name() {
    String endless = "x".repeat(10_000);
    database
        .jdbi()
        .useTransaction(tx -> {
          Assets.say(tx, "a", new Attributes(Map.of("entity", "e"), Map.of("number", 12L)));
          Assets.say(tx, "b", new Attributes(Map.of("entity", endless), Map.of("number", 13L)));
        });
    Condition one = new Condition.OneOf(Field.SAID_WORD, List.of("e", "f"));
    assertThat(said("entity", one)).isEqualTo("a");
    assertThat(said("number", one)).isEmpty();
    assertThat(said("entity", new Condition.OneOf(Field.SAID_WORD, List.of(endless))))
        .isEqualTo("b");
    var from = Optional.of(new Condition.End(12, false));
    assertThat(said("number", new Condition.Between(Field.SAID_NUMBER, from, Optional.empty())))
        .isEqualTo("b");
    assertThat(new Assets(database.jdbi(), new MediaUrls(Map.of())).attributes("a"))
        .isEqualTo(new Attributes(Map.of("entity", "e"), Map.of("number", 12L)));
  }

  private static String said(String name, Condition test) {
    return ids(search.find(OWN, new Condition.Said(name, test), Order.NEWEST_FIRST, 0, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Title",
        "Title =",
        "Title = ,",
        "Title 'a'",
        "= 'a'",
        "Title = 'a",
        "Title = 'a' 'b'",
        "Title = 'a' and",
        "Title = 'a' or or Title = 'b'",
        "(Title = 'a'",
        "Title = 'a')",
        "Title in 'a'",
        "Title in ()",
        "Title in ('a',)",
        "Title = ('a','b')",
        "Title = ('a')",
        "CateId = one",
        "CateId = 1.5",
        "CateId = 99999999999999999999",
        "Size = [1;2]",
        "Size = [1,2,3]",
        "Duration = [1e999999999,)",
        "CreationTime = [yesterday,)",
        "Status = 'Gone'",
        "title = 'a'",
        "Title = 'a'; DROP TABLE asset",
        "Title ~ 'a'",
        "!",
        "()",
      })
  void what_is_not_understood_is_said(String match) {
    assertThatThrownBy(() -> found(match))
        .isInstanceOfSatisfying(
            BadMatchException.class, e -> assertThat(e.sentence()).endsWith("."));
  }

  @Test
  void conditions_have_bounds() throws Exception {
    String nested = "(".repeat(19) + "Size = 1" + ")".repeat(19);
    assertThat(found(nested)).isEmpty();
    assertThatThrownBy(() -> found("(" + nested + ")")).isInstanceOf(BadMatchException.class);
    String hundred = "'v'" + ",'v'".repeat(99);
    assertThat(found("MediaId in (" + hundred + ")")).isEmpty();
    assertThatThrownBy(() -> found("MediaId in (" + hundred + ",'v')"))
        .isInstanceOf(BadMatchException.class);
    assertThatThrownBy(() -> found("Size = 1" + " or Size = 1".repeat(500)))
        .isInstanceOf(BadMatchException.class);
  }

  @Test
  void values_never_become_sql() throws Exception {
    assertThat(found("MediaId = \"' OR '1'='1\"")).isEmpty();
    assertThat(found("Title = '%'")).isEqualTo("b");
    assertThat(found("Title = '~'")).isEmpty();
    assertThat(found("Title = '\\\\'")).isEmpty();
  }

  @Test
  void pages_and_orders_leave_nothing_out() {
    var byCategory = Order.parse("CateId:Asc, CreationTime:desc", WORDS.fields()).orElseThrow();
    assertThat(ids(search.find(OWN, Condition.ALWAYS, byCategory, 0, 9))).isEqualTo("dcab");
    assertThat(ids(search.find(OWN, Condition.ALWAYS, byCategory, 1, 2))).isEqualTo("ca");
    Found last = search.find(OWN, Condition.ALWAYS, Order.NEWEST_FIRST, 3, 2);
    assertThat(ids(last)).isEqualTo("a");
    assertThat(last.total()).isEqualTo(4);
    assertThat(search.find(OWN, Condition.ALWAYS, Order.NEWEST_FIRST, 4, 2).assets()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Name", "Size:Up", "Size:Asc:Desc", "Size,", "Size;Title"})
  void orders_that_are_none_are_refused(String list) {
    assertThat(Order.parse(list, WORDS.fields())).isEmpty();
  }

  private static String found(String match) throws BadMatchException {
    var order = new Order(List.of(new Order.Key(Field.MEDIA_ID, false)));
    return ids(search.find(OWN, MatchParser.parse(match, WORDS), order, 0, 100));
  }

  private static String ids(Found found) {
    return String.join("", found.assets().stream().map(Asset::mediaId).toList());
  }

  private static void asset(
      String id,
      String title,
      @Nullable Integer category,
      String state,
      long size,
      @Nullable Integer duration,
      String product,
      String account) {
    database
        .jdbi()
        .useTransaction(handle ->
            handle.execute(
                """
                INSERT INTO asset (media_id, title, category, state, size_bytes, duration_ms,
                  product, account, region, url, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'cn-shanghai', '', ?)
                """,
                id,
                title,
                category,
                state,
                size,
                duration,
                product,
                account,
                id.charAt(0) + 0L));
  }
}
