package dev.cuepost.media.process.job;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.RejectedException;
import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import java.util.Map;
import java.util.Optional;

/** Checks the files that a submission names, as far as that can be done before its turn comes. */
final class FileChecks {
  /**
   * Kept through the reading of addresses, which do not know braces; no key has such characters.
   */
  private static final Map<String, String> KEPT =
      Map.of("{Count}", "\uE000", "{TileCount}", "\uE001", "{DestMd5}", "\uE002");

  private final Assets assets;
  private final Buckets buckets;
  private final MediaUrls urls;

  FileChecks(Assets assets, Buckets buckets, MediaUrls urls) {
    this.assets = assets;
    this.buckets = buckets;
    this.urls = urls;
  }

  /**
   * What is known of an input.
   *
   * @param asset the asset that it is, where it was named as one
   * @param object the object that it is
   */
  record Input(NamedFile file, Optional<Asset> asset, ObjectName object) {
    /** As its user named it; an asset with the address of its file, which is told with figures. */
    NamedFile withUrl() {
      return new NamedFile(
          file.type(), file.media(), asset.isPresent() ? asset.map(Asset::url) : file.url());
    }
  }

  /**
   * Checks what is read.
   *
   * @param where its path in the request
   * @throws RejectedException if there is no such asset or bucket
   */
  Input input(Owner owner, NamedFile file, String where) {
    return switch (file.source()) {
      case MediaRef.ByUrl(String url) ->
          new Input(file, Optional.empty(), readable(owner, url, where));
      case MediaRef.Speech _ -> throw rejected("InvalidParameter", where + " is no file.");
      case MediaRef.ById(String mediaId) -> {
        Asset asset =
            assets
                .find(owner.account(), mediaId)
                .filter(found -> found.region().equals(owner.region()))
                .orElseThrow(() ->
                    rejected(
                        "MediaNotFound", where + ": there is no media asset " + mediaId + "."));
        yield new Input(file, Optional.of(asset), readable(owner, asset.url(), where));
      }
    };
  }

  /** The asset that an input is, also where it was named by the address of its file. */
  Optional<String> mediaId(Owner owner, Input input) {
    return input
        .asset()
        .or(() ->
            assets.findByUrl(
                owner.account(), owner.region(), owner.product(), input.file().media()))
        .map(Asset::mediaId);
  }

  private ObjectName readable(Owner owner, String url, String where) {
    ObjectName name = ours(owner, url, where);
    var bucket = buckets.find(name.bucket());
    boolean readable =
        bucket.isPresent()
            && (bucket.get().account().equals(owner.account())
                || bucket.get().acl() == Buckets.Acl.PUBLIC_READ);
    if (!readable) {
      throw noBucket(name, where);
    }
    return name;
  }

  /**
   * Checks where an output goes.
   *
   * @param url with placeholders
   * @param values of those placeholders that are known; the others stay
   * @throws RejectedException if the address is none in a bucket of the owner's
   */
  ObjectName target(Owner owner, String url, Map<String, String> values, String where) {
    String filled = url;
    for (var value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    for (var kept : KEPT.entrySet()) {
      filled = filled.replace(kept.getKey(), kept.getValue());
    }
    ObjectName name = ours(owner, filled, where);
    if (!buckets.isOf(name.bucket(), owner.account())
        || !name.bucket().region().equals(owner.region())) {
      throw noBucket(name, where);
    }
    String key = name.key();
    for (var kept : KEPT.entrySet()) {
      key = key.replace(kept.getValue(), kept.getKey());
    }
    if (key.endsWith("/") || !ObjectName.isKey(key)) {
      throw Fields.invalid(where, "names no file: its path is " + Fields.printable(key));
    }
    return new ObjectName(name.bucket(), key);
  }

  private ObjectName ours(Owner owner, String url, String where) {
    return switch (urls.resolve(url, owner.region())) {
      case MediaUrl.Ours(ObjectName name) -> name;
      case MediaUrl.Elsewhere _ ->
          throw Fields.invalid(
              where, "must be the address of an object in a bucket of this server");
      case MediaUrl.Invalid(String reason) ->
          throw Fields.invalid(where, "is not usable: " + reason);
    };
  }

  private static RejectedException noBucket(ObjectName name, String where) {
    return rejected(
        "InvalidStorage.NotFound",
        "%s: there is no bucket %s of this account in region %s."
            .formatted(where, name.bucket().name(), name.bucket().region()));
  }

  static RejectedException rejected(String code, String message) {
    return new RejectedException(Rejection.atSubmit(code, message));
  }
}
