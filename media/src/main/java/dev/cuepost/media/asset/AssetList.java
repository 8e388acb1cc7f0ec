package dev.cuepost.media.asset;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads pages of assets, whose tokens name the last asset of the page before. */
final class AssetList {
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})-([0-9a-f]{32})");

  private final AssetQuery query;
  private final Optional<Matcher> after;

  private AssetList(AssetQuery query) {
    this.query = query;
    this.after = query.token().map(TOKEN::matcher).filter(Matcher::matches);
  }

  /** Whether it can be a page's token. */
  static boolean isToken(String text) {
    return TOKEN.matcher(text).matches();
  }

  static AssetPage page(Handle handle, AssetQuery query) {
    return new AssetList(query).page(handle);
  }

  private AssetPage page(Handle handle) {
    List<Asset> found =
        bound(handle.createQuery("SELECT * FROM asset WHERE " + where(true) + order()), true)
            .bind("limit", query.limit() + 1)
            .map(Assets::read)
            .list();
    boolean more = found.size() > query.limit();
    List<Asset> assets = more ? found.subList(0, query.limit()) : found;
    long total =
        bound(handle.createQuery("SELECT COUNT(*) FROM asset WHERE " + where(false)), false)
            .mapTo(Long.class)
            .one();
    return new AssetPage(
        List.copyOf(assets), more ? Optional.of(token(assets.getLast())) : Optional.empty(), total);
  }

  private static String token(Asset last) {
    return String.format(Locale.ROOT, "%d-%s", last.createdAt().toEpochMilli(), last.mediaId());
  }

  private String where(boolean paged) {
    var conditions =
        new ArrayList<>(List.of("account = :account AND region = :region AND product = :product"));
    query.mediaId().ifPresent(_ -> conditions.add("media_id = :id"));
    query.kind().ifPresent(_ -> conditions.add("kind = :kind"));
    query.state().ifPresent(_ -> conditions.add("state = :state"));
    query.sources().ifPresent(sources -> conditions.add("source IN (%s)".formatted(list(sources))));
    query.businessType().ifPresent(_ -> conditions.add("business_type = :business"));
    query.from().ifPresent(_ -> conditions.add("created_at >= :from"));
    query.until().ifPresent(_ -> conditions.add("created_at < :until"));
    if (paged && after.isPresent()) {
      conditions.add(
          query.newestFirst()
              ? "(created_at < :at OR (created_at = :at AND media_id < :media))"
              : "(created_at > :at OR (created_at = :at AND media_id > :media))");
    }
    return String.join(" AND ", conditions);
  }

  private static String list(Set<AssetSource> sources) {
    return sources.stream().map(Enum::name).collect(Collectors.joining("', '", "'", "'"));
  }

  private String order() {
    return query.newestFirst()
        ? " ORDER BY created_at DESC, media_id DESC LIMIT :limit"
        : " ORDER BY created_at, media_id LIMIT :limit";
  }

  private Query bound(Query sql, boolean paged) {
    sql.bind("account", query.account())
        .bind("region", query.region())
        .bind("product", query.product().name());
    query.mediaId().ifPresent(id -> sql.bind("id", id));
    query.kind().ifPresent(kind -> sql.bind("kind", kind.name()));
    query.state().ifPresent(state -> sql.bind("state", state.name()));
    query.businessType().ifPresent(type -> sql.bind("business", type));
    query.from().map(Instant::toEpochMilli).ifPresent(at -> sql.bind("from", at));
    query.until().map(Instant::toEpochMilli).ifPresent(at -> sql.bind("until", at));
    after
        .filter(_ -> paged)
        .ifPresent(token -> {
          sql.bind("at", Long.parseLong(token.group(1)));
          sql.bind("media", token.group(2));
        });
    return sql;
  }
}
