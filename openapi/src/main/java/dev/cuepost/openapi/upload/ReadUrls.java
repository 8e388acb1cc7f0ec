package dev.cuepost.openapi.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.access.Sessions;
import dev.cuepost.callback.event.Product;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssReadGrant;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.oss.SignedPlaylist;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Addresses at which the files of assets can be read for a while: signed by a temporary key that
 * opens nothing else.
 */
public final class ReadUrls {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sessions sessions;
  private final MediaUrls urls;
  private final Buckets buckets;

  public ReadUrls(Sessions sessions, MediaUrls urls, Buckets buckets) {
    this.sessions = sessions;
    this.urls = urls;
    this.buckets = buckets;
  }

  /**
   * The asset's address, signed if its file lies in a private bucket of the account; without the
   * service's role nobody can sign, and it stays bare.
   */
  public String of(Asset asset, Duration valid) {
    return of(List.of(asset), valid).getOrDefault(asset.mediaId(), asset.url());
  }

  /** The same of several assets of one account and product, by their ids, with one key for all. */
  public Map<String, String> of(List<Asset> assets, Duration valid) {
    return addresses(assets, asset -> Optional.of(asset.url()), valid, "assets");
  }

  private Map<String, String> addresses(
      List<Asset> assets, Function<Asset, Optional<String>> bare, Duration valid, String what) {
    Map<String, String> addresses = new LinkedHashMap<>();
    Map<String, ObjectName> closed = new LinkedHashMap<>();
    for (Asset asset : assets) {
      bare.apply(asset)
          .ifPresent(url -> {
            addresses.put(asset.mediaId(), url);
            if (urls.resolve(url, asset.region()) instanceof MediaUrl.Ours(ObjectName object)
                && isPrivate(object, asset.account())) {
              closed.put(asset.mediaId(), object);
            }
          });
    }
    if (!closed.isEmpty()) {
      key(
              assets.getFirst().product(),
              assets.getFirst().account(),
              "read-%d-%s".formatted(closed.size(), what),
              List.copyOf(closed.values()),
              valid)
          .ifPresent(key ->
              closed.forEach((mediaId, object) ->
                  addresses.computeIfPresent(mediaId, (_, url) -> signed(url, object, key))));
    }
    return addresses;
  }

  /**
   * The addresses of objects, signed where their bucket is a private one of the account, with one
   * key for all.
   *
   * @param product whose service reads them
   * @param objects of one bucket
   */
  public List<String> of(
      Product product,
      String account,
      List<ObjectName> objects,
      ObjectEndpoints endpoints,
      Duration valid) {
    if (objects.isEmpty() || !isPrivate(objects.getFirst(), account)) {
      return objects.stream().map(endpoints::url).toList();
    }
    Optional<AccessKey> key =
        key(product, account, "read-" + objects.size() + "-objects", objects, valid);
    return objects.stream()
        .map(object ->
            key.map(k -> signed(endpoints.url(object), object, k))
                .orElseGet(() -> endpoints.url(object)))
        .toList();
  }

  /** The address of an asset's cover, signed under the conditions under which its file's is. */
  public Optional<String> cover(Asset asset, Duration valid) {
    return covers(List.of(asset), valid).values().stream().findFirst();
  }

  /** The same of several assets of one account and product that have one, with one key for all. */
  public Map<String, String> covers(List<Asset> assets, Duration valid) {
    return addresses(assets, asset -> asset.details().coverUrl(), valid, "covers");
  }

  /** The host of the bucket in which an asset's file lies, if it lies here. */
  public Optional<String> location(Asset asset) {
    return urls.resolve(asset.url(), asset.region()) instanceof MediaUrl.Ours(ObjectName object)
        ? Optional.of(location(object.bucket()))
        : Optional.empty();
  }

  /** The host of a bucket, as the cloud has it. */
  public static String location(BucketId bucket) {
    return "%s.oss-%s.aliyuncs.com".formatted(bucket.name(), bucket.region());
  }

  private boolean isPrivate(ObjectName object, String account) {
    return buckets
        .find(object.bucket())
        .filter(bucket -> bucket.account().equals(account))
        .filter(bucket -> bucket.acl() == Buckets.Acl.PRIVATE)
        .isPresent();
  }

  private Optional<AccessKey> key(
      Product product, String account, String session, List<ObjectName> objects, Duration valid) {
    ServiceRole service =
        switch (product) {
          case IMS -> ServiceRole.ICE;
          case VOD -> ServiceRole.VOD;
        };
    return sessions
        .actFor(service, account, session, valid, policy(objects))
        .map(Sessions.Session::key);
  }

  private static String policy(List<ObjectName> objects) {
    ObjectNode statement = JSON.createObjectNode();
    statement.put("Effect", "Allow").put("Action", "oss:GetObject");
    ArrayNode resources = statement.putArray("Resource");
    objects.forEach(object ->
        resources.add("acs:oss:*:*:%s/%s".formatted(object.bucket().name(), opened(object))));
    ObjectNode policy = JSON.createObjectNode().put("Version", "1");
    policy.putArray("Statement").add(statement);
    return policy.toString();
  }

  /** A playlist opens what it names beside itself; whoever has its address cannot sign another. */
  private static String opened(ObjectName object) {
    return SignedPlaylist.isPlaylist(object)
        ? object.key().substring(0, object.key().lastIndexOf('/') + 1) + "*"
        : object.key();
  }

  private static String signed(String url, ObjectName object, AccessKey key) {
    var grant = new OssReadGrant(key, key.temporary().orElseThrow().expiresAt());
    return url
        + "?"
        + grant.query(
            object.bucket().name(),
            object.key(),
            SignedPlaylist.isPlaylist(object) ? SignedPlaylist.ASKED : Map.of());
  }
}
