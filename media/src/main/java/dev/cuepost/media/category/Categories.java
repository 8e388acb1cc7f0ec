package dev.cuepost.media.category;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Assets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The categories of all accounts, a tree for each account and product. All threads may use it.
 *
 * <p>Source of the limits: ApsaraVideo VOD documentation, "AddCategory".
 */
public final class Categories {
  private static final int LEVELS = 3;
  private static final int BELOW_MAX = 100;

  private final Jdbi jdbi;
  private final InstantSource clock;

  public Categories(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Whose tree is meant. */
  public record Tree(String account, Product product) {}

  /** What came of adding a category. */
  public sealed interface Added {
    record Done(Category category) implements Added {}

    record NoSuchParent(long parent) implements Added {}

    /** The parent is of the other type. */
    record OtherType(CategoryType ofParent) implements Added {}

    record TooDeep(int levels) implements Added {}

    record TooMany(int most) implements Added {}
  }

  /**
   * Adds a category.
   *
   * @param parent where, {@link Category#NONE} for the top
   * @param type that of the parent if absent, else the default one
   */
  public Added add(Tree tree, String name, long parent, Optional<CategoryType> type) {
    return jdbi.inTransaction(tx -> {
      Optional<Category> above = find(tx, tree, parent);
      if (parent != Category.NONE && above.isEmpty()) {
        return new Added.NoSuchParent(parent);
      }
      CategoryType ofParent =
          above.map(Category::type).orElseGet(() -> type.orElse(CategoryType.DEFAULT));
      if (ofParent != type.orElse(ofParent)) {
        return new Added.OtherType(ofParent);
      }
      int level = above.map(category -> category.level() + 1).orElse(0);
      if (level >= LEVELS) {
        return new Added.TooDeep(LEVELS);
      }
      if (below(tx, tree, parent, ofParent) >= BELOW_MAX) {
        return new Added.TooMany(BELOW_MAX);
      }
      return new Added.Done(insert(tx, tree, name, parent, level, ofParent));
    });
  }

  private Category insert(
      Handle tx, Tree tree, String name, long parent, int level, CategoryType type) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    long id =
        tx.createQuery(
                """
                INSERT INTO category (account, product, name, parent, level, type, created_at)
                VALUES (:account, :product, :name, :parent, :level, :type, :created)
                RETURNING cate_id\
                """)
            .bind("account", tree.account())
            .bind("product", tree.product().name())
            .bind("name", name)
            .bind("parent", parent)
            .bind("level", level)
            .bind("type", type.name())
            .bind("created", now.toEpochMilli())
            .mapTo(Long.class)
            .one();
    return new Category(id, name, parent, level, type, now);
  }

  public Optional<Category> find(Tree tree, long id) {
    return jdbi.withHandle(handle -> find(handle, tree, id));
  }

  /** The first of this name that was added, wherever in the tree it is. */
  public Optional<Category> find(Tree tree, String name) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM category WHERE account = ? AND product = ? AND name = ?
                ORDER BY cate_id LIMIT 1\
                """,
                tree.account(),
                tree.product().name(),
                name)
            .map(Categories::read)
            .findOne());
  }

  private static Optional<Category> find(Handle handle, Tree tree, long id) {
    return handle
        .select(
            "SELECT * FROM category WHERE cate_id = ? AND account = ? AND product = ?",
            id,
            tree.account(),
            tree.product().name())
        .map(Categories::read)
        .findOne();
  }

  /**
   * What is right below a category, or at the top.
   *
   * @param page counted from 1
   * @param size of a page, 1 or more
   */
  public CategoryPage below(
      Tree tree, long parent, CategoryType type, boolean newestFirst, int page, int size) {
    String order = newestFirst ? "created_at DESC, cate_id DESC" : "created_at, cate_id";
    return jdbi.withHandle(handle -> {
      List<Category> found =
          handle
              .select(
                  """
                  SELECT * FROM category
                  WHERE account = ? AND product = ? AND parent = ? AND type = ?
                  ORDER BY %s LIMIT ? OFFSET ?\
                  """
                      .formatted(order),
                  tree.account(),
                  tree.product().name(),
                  parent,
                  type.name(),
                  size,
                  (page - 1L) * size)
              .map(Categories::read)
              .list();
      return new CategoryPage(
          found.stream()
              .map(one -> new CategoryPage.Entry(one, below(handle, tree, one.id(), type)))
              .toList(),
          below(handle, tree, parent, type));
    });
  }

  private static long below(Handle handle, Tree tree, long parent, CategoryType type) {
    return handle
        .select(
            """
            SELECT COUNT(*) FROM category
            WHERE account = ? AND product = ? AND parent = ? AND type = ?\
            """,
            tree.account(),
            tree.product().name(),
            parent,
            type.name())
        .mapTo(Long.class)
        .one();
  }

  /** Gives a category another name; false if there is none. */
  public boolean rename(Tree tree, long id, String name) {
    return jdbi.inTransaction(handle ->
        handle.execute(
            "UPDATE category SET name = ? WHERE cate_id = ? AND account = ? AND product = ?",
            name,
            id,
            tree.account(),
            tree.product().name()))
        == 1;
  }

  /**
   * Deletes a category with all below it; the assets in them have none then.
   *
   * @return false if there is no such category
   */
  public boolean delete(Tree tree, long id) {
    return jdbi.inTransaction(tx -> {
      if (find(tx, tree, id).isEmpty()) {
        return false;
      }
      deleteAll(tx, tree, id);
      return true;
    });
  }

  private static void deleteAll(Handle tx, Tree tree, long id) {
    tx.select("SELECT cate_id FROM category WHERE parent = ?", id)
        .mapTo(Long.class)
        .list()
        .forEach(below -> deleteAll(tx, tree, below));
    Assets.uncategorise(tx, tree.account(), tree.product(), id);
    tx.execute("DELETE FROM category WHERE cate_id = ?", id);
  }

  private static Category read(ResultSet row, StatementContext context) throws SQLException {
    return new Category(
        row.getLong("cate_id"),
        row.getString("name"),
        row.getLong("parent"),
        row.getInt("level"),
        CategoryType.valueOf(row.getString("type")),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
