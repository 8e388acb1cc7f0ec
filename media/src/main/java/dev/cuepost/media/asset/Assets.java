package dev.cuepost.media.asset;

import dev.cuepost.callback.event.Failure;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.StorageClass;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of media assets. */
public final class Assets {
  private final Jdbi jdbi;
  private final MediaUrls urls;

  /**
   * @param urls by which addresses of the same object are told to be the same
   */
  public Assets(Jdbi jdbi, MediaUrls urls) {
    this.jdbi = jdbi;
    this.urls = urls;
  }

  /** Inserts the asset in the caller's transaction; a second time changes nothing. */
  public void insert(Handle tx, Asset asset) {
    insert(tx, asset, Optional.empty());
  }

  /**
   * Inserts the asset in the caller's transaction; a second time changes nothing.
   *
   * @param clientToken by which the same request is known again
   */
  void insert(Handle tx, Asset asset, Optional<String> clientToken) {
    Details details = asset.details();
    tx.createUpdate(
            """
            INSERT INTO asset (media_id, product, account, region, app, kind, state, source, url,
              size_bytes, duration_ms, file, title, description, tags, category, cover_url,
              business_type, reference_id, user_data, client_token, failure_code, failure_message,
              created_at, modified_at, place)
            VALUES (:media, :product, :account, :region, :app, :kind, :state, :source, :url,
              :size, :duration, :file, :title, :description, :tags, :category, :cover,
              :business, :reference, :userData, :token, :code, :message, :created, :modified,
              :place)
            ON CONFLICT (media_id) DO NOTHING\
            """)
        .bind("media", asset.mediaId())
        .bind("product", asset.product().name())
        .bind("account", asset.account())
        .bind("region", asset.region())
        .bind("app", asset.app())
        .bind("kind", asset.kind().name())
        .bind("state", asset.state().name())
        .bind("source", asset.source().name())
        .bind("url", asset.url())
        .bind("size", asset.file().map(AssetFile::sizeBytes).orElse(0L))
        .bind(
            "duration",
            asset.file().flatMap(AssetFile::length).map(Duration::toMillis).orElse(null))
        .bind("file", asset.file().flatMap(AssetFile::report).orElse(null))
        .bind("title", details.title())
        .bind("description", details.description())
        .bind("tags", String.join(",", details.tags()))
        .bind("category", details.category().orElse(null))
        .bind("cover", details.coverUrl().orElse(null))
        .bind("business", details.businessType().orElse(null))
        .bind("reference", details.referenceId().orElse(null))
        .bind("userData", asset.userData().orElse(null))
        .bind("token", clientToken.orElse(null))
        .bind("code", asset.failure().map(Failure::code).orElse(null))
        .bind("message", asset.failure().map(Failure::message).orElse(null))
        .bind("created", asset.createdAt().toEpochMilli())
        .bind("modified", asset.modifiedAt().toEpochMilli())
        .bind("place", place(asset.url(), asset.region()).orElse(null))
        .execute();
  }

  private Optional<String> place(String url, String region) {
    return urls.resolve(url, region) instanceof MediaUrl.Ours(ObjectName(BucketId in, String key))
        ? Optional.of(String.join("/", in.region(), in.name(), key))
        : Optional.empty();
  }

  /** The account's asset of this id, of whichever product, if there is one. */
  public Optional<Asset> find(String account, String mediaId) {
    return jdbi.withHandle(handle -> find(handle, account, mediaId));
  }

  public static Optional<Asset> find(Handle handle, String account, String mediaId) {
    return handle
        .select("SELECT * FROM asset WHERE media_id = ? AND account = ?", mediaId, account)
        .map(Assets::read)
        .findOne();
  }

  /** The account's asset of this id and product. */
  public Optional<Asset> find(String account, Product product, String mediaId) {
    return find(account, mediaId).filter(asset -> asset.product() == product);
  }

  /** The account's asset that has this name of its user's. */
  public Optional<Asset> findByReference(String account, Product product, String referenceId) {
    return jdbi.withHandle(handle -> findByReference(handle, account, product, referenceId));
  }

  static Optional<Asset> findByReference(
      Handle handle, String account, Product product, String referenceId) {
    return handle
        .select(
            "SELECT * FROM asset WHERE account = ? AND product = ? AND reference_id = ?",
            account,
            product.name(),
            referenceId)
        .map(Assets::read)
        .findOne();
  }

  /**
   * The newest of the account's assets in the region whose file is at this address, or at another
   * one of the same object.
   */
  public Optional<Asset> findByUrl(String account, String region, Product product, String url) {
    return jdbi.withHandle(handle -> findByUrl(handle, account, region, product, url));
  }

  Optional<Asset> findByUrl(
      Handle handle, String account, String region, Product product, String url) {
    return place(url, region)
        .flatMap(place -> newest(handle, account, region, product, "place", place))
        .or(() -> newest(handle, account, region, product, "url", url));
  }

  private static Optional<Asset> newest(
      Handle handle, String account, String region, Product product, String column, String value) {
    return handle
        .select(
            """
            SELECT * FROM asset WHERE account = ? AND region = ? AND product = ? AND %s = ?
            ORDER BY created_at DESC, media_id DESC LIMIT 1
            """
                .formatted(column),
            account,
            region,
            product.name(),
            value)
        .map(Assets::read)
        .findOne();
  }

  static Optional<Asset> findByToken(
      Handle handle, String account, String region, Product product, String token) {
    return handle
        .select(
            """
            SELECT * FROM asset
            WHERE account = ? AND region = ? AND product = ? AND client_token = ?
            """,
            account,
            region,
            product.name(),
            token)
        .map(Assets::read)
        .findOne();
  }

  /** What was said of an asset in words of its user's own. */
  public Optional<String> dynamicMeta(String mediaId) {
    return jdbi.withHandle(handle ->
        handle
            .select("SELECT data FROM asset_dynamic_meta WHERE media_id = ?", mediaId)
            .mapTo(String.class)
            .findOne());
  }

  /** Says that of a new asset. */
  static void insertDynamicMeta(Handle tx, String mediaId, String data) {
    tx.execute("INSERT INTO asset_dynamic_meta (media_id, data) VALUES (?, ?)", mediaId, data);
  }

  /** What is said of an asset that searches ask for beside what stands in its row. */
  public Attributes attributes(String mediaId) {
    return jdbi.withHandle(handle -> AttributeRows.of(handle, mediaId));
  }

  /** Says that of a new asset. */
  public static void say(Handle tx, String mediaId, Attributes attributes) {
    AttributeRows.insert(tx, mediaId, attributes);
  }

  /** A page of the account's assets, by the time of their creation. */
  public AssetPage list(AssetQuery query) {
    return jdbi.withHandle(handle -> AssetList.page(handle, query));
  }

  /**
   * Its file has come.
   *
   * @return whether it was awaited
   */
  public static boolean arrived(Handle tx, String mediaId, long sizeBytes, Instant now) {
    return tx.execute(
            """
            UPDATE asset SET state = 'ANALYSING', size_bytes = ?, modified_at = ?
            WHERE media_id = ? AND state = 'UPLOADING'
            """,
            sizeBytes,
            now.toEpochMilli(),
            mediaId)
        == 1;
  }

  /** Its file will not come; nothing happens if it is not awaited. */
  public static void missed(Handle tx, String mediaId, Failure failure, Instant now) {
    tx.execute(
        """
        UPDATE asset SET state = 'FAILED', failure_code = ?, failure_message = ?, modified_at = ?
        WHERE media_id = ? AND state = 'UPLOADING'
        """,
        failure.code(),
        failure.message(),
        now.toEpochMilli(),
        mediaId);
  }

  /**
   * It was looked at.
   *
   * @return whether that was still to be done
   */
  static boolean ended(Handle tx, Asset asset) {
    return tx.createUpdate(
                """
                UPDATE asset SET state = :state, size_bytes = :size,
                  duration_ms = :duration, file = :file, failure_code = :code,
                  failure_message = :message, modified_at = :modified
                WHERE media_id = :media AND state IN ('UPLOADING', 'ANALYSING')
                """)
            .bind("state", asset.state().name())
            .bind("size", asset.file().map(AssetFile::sizeBytes).orElse(0L))
            .bind(
                "duration",
                asset.file().flatMap(AssetFile::length).map(Duration::toMillis).orElse(null))
            .bind("file", asset.file().flatMap(AssetFile::report).orElse(null))
            .bind("code", asset.failure().map(Failure::code).orElse(null))
            .bind("message", asset.failure().map(Failure::message).orElse(null))
            .bind("modified", asset.modifiedAt().toEpochMilli())
            .bind("media", asset.mediaId())
            .execute()
        == 1;
  }

  /** Replaces what its user says of it. */
  static void describe(
      Handle tx, String mediaId, Details details, Optional<String> userData, Instant now) {
    tx.createUpdate(
            """
            UPDATE asset SET title = :title, description = :description, tags = :tags,
              category = :category, cover_url = :cover, business_type = :business,
              reference_id = :reference, user_data = :userData, modified_at = :modified
            WHERE media_id = :media
            """)
        .bind("title", details.title())
        .bind("description", details.description())
        .bind("tags", String.join(",", details.tags()))
        .bind("category", details.category().orElse(null))
        .bind("cover", details.coverUrl().orElse(null))
        .bind("business", details.businessType().orElse(null))
        .bind("reference", details.referenceId().orElse(null))
        .bind("userData", userData.orElse(null))
        .bind("modified", now.toEpochMilli())
        .bind("media", mediaId)
        .execute();
  }

  /** Gives it a cover unless its user named one. */
  public static void coverIfBare(Handle tx, String mediaId, String url) {
    tx.execute(
        "UPDATE asset SET cover_url = ? WHERE media_id = ? AND cover_url IS NULL", url, mediaId);
  }

  /** Gives it a cover, in place of the one that it may have. */
  public static void cover(Handle tx, String mediaId, String url) {
    tx.execute("UPDATE asset SET cover_url = ? WHERE media_id = ?", url, mediaId);
  }

  /** Takes the account's assets out of a category. */
  public static void uncategorise(Handle tx, String account, Product product, long category) {
    tx.execute(
        "UPDATE asset SET category = NULL WHERE account = ? AND product = ? AND category = ?",
        account,
        product.name(),
        category);
  }

  /**
   * A person has decided whether it may be used.
   *
   * @return false if its file is not there, or is none that could be used
   */
  public static boolean reviewed(Handle tx, String mediaId, boolean blocked, Instant now) {
    return tx.execute(
            """
            UPDATE asset SET state = ?, modified_at = ?
            WHERE media_id = ? AND state IN ('NORMAL', 'BLOCKED')
            """,
            blocked ? AssetState.BLOCKED.name() : AssetState.NORMAL.name(),
            now.toEpochMilli(),
            mediaId)
        == 1;
  }

  /**
   * Its file is gone; how long it played stays.
   *
   * @return false if it was gone before, or was none that could be used
   */
  static boolean fileGone(Handle tx, String mediaId, Instant now) {
    return tx.execute(
            """
            UPDATE asset SET size_bytes = 0, file = NULL, modified_at = ?
            WHERE media_id = ? AND state IN ('NORMAL', 'BLOCKED') AND size_bytes > 0
            """,
            now.toEpochMilli(),
            mediaId)
        == 1;
  }

  static boolean delete(Handle tx, String mediaId) {
    tx.execute("DELETE FROM review WHERE media_id = ?", mediaId);
    tx.execute("DELETE FROM media_mark WHERE media_id = ?", mediaId);
    tx.execute("DELETE FROM asset_dynamic_meta WHERE media_id = ?", mediaId);
    AttributeRows.delete(tx, mediaId);
    tx.execute("UPDATE asset_stream SET state = 'GONE' WHERE media_id = ?", mediaId);
    UploadPlaces.delete(tx, mediaId);
    return tx.execute("DELETE FROM asset WHERE media_id = ?", mediaId) == 1;
  }

  /**
   * The assets of all accounts that wait for their files, or to be looked at: the index of these
   * has no others.
   */
  List<Asset> in(AssetState state) {
    return jdbi.withHandle(handle ->
        handle
            .select(
                """
                SELECT * FROM asset
                WHERE state IN ('UPLOADING', 'ANALYSING') AND state = ? ORDER BY created_at\
                """,
                state.name())
            .map(Assets::read)
            .list());
  }

  /** One asset, of whomever. */
  public Optional<Asset> find(String mediaId) {
    return jdbi.withHandle(handle -> any(handle, mediaId));
  }

  static Optional<Asset> any(Handle handle, String mediaId) {
    return handle
        .select("SELECT * FROM asset WHERE media_id = ?", mediaId)
        .map(Assets::read)
        .findOne();
  }

  /** An asset of its row. */
  public static Asset read(ResultSet row, StatementContext context) throws SQLException {
    AssetState state = AssetState.valueOf(row.getString("state"));
    return new Asset(
        row.getString("media_id"),
        Product.valueOf(row.getString("product")),
        row.getString("account"),
        row.getString("region"),
        row.getString("app"),
        AssetKind.valueOf(row.getString("kind")),
        state,
        AssetSource.valueOf(row.getString("source")),
        row.getString("url"),
        details(row),
        Optional.ofNullable(row.getString("user_data")),
        state == AssetState.UPLOADING ? Optional.empty() : Optional.of(file(row)),
        failure(row),
        Instant.ofEpochMilli(row.getLong("created_at")),
        Instant.ofEpochMilli(row.getLong("modified_at")),
        storage(row));
  }

  private static Storage storage(ResultSet row) throws SQLException {
    String storageClass = row.getString("storage_class");
    return storageClass == null
        ? Storage.STANDARD
        : new Storage(
            StorageClass.valueOf(storageClass),
            number(row, "restored_until").map(Instant::ofEpochMilli));
  }

  private static Details details(ResultSet row) throws SQLException {
    String tags = row.getString("tags");
    return new Details(
        row.getString("title"),
        row.getString("description"),
        tags.isEmpty() ? List.of() : List.of(tags.split(",", -1)),
        number(row, "category"),
        Optional.ofNullable(row.getString("cover_url")),
        Optional.ofNullable(row.getString("business_type")),
        Optional.ofNullable(row.getString("reference_id")));
  }

  private static AssetFile file(ResultSet row) throws SQLException {
    return new AssetFile(
        row.getLong("size_bytes"),
        number(row, "duration_ms").map(Duration::ofMillis),
        Optional.ofNullable(row.getString("file")));
  }

  private static Optional<Failure> failure(ResultSet row) throws SQLException {
    String message = row.getString("failure_message");
    return Optional.ofNullable(row.getString("failure_code"))
        .map(code -> new Failure(code, message == null ? "" : message));
  }

  private static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }
}
