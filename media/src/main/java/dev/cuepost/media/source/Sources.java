package dev.cuepost.media.source;

import dev.cuepost.egress.Download;
import dev.cuepost.egress.DownloadOutcome;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings the material of a job to local files: objects of ours as they lie, everything else pulled
 * through the egress guard.
 */
public final class Sources {
  private final Assets assets;
  private final MediaUrls urls;
  private final Buckets buckets;
  private final ObjectStore objects;
  private final Download download;

  public Sources(
      Assets assets, MediaUrls urls, Buckets buckets, ObjectStore objects, Download download) {
    this.assets = assets;
    this.urls = urls;
    this.buckets = buckets;
    this.objects = objects;
    this.download = download;
  }

  /** What came of looking for a source. */
  public sealed interface Found {
    record At(Path file) implements Found {}

    /**
     * It cannot be had.
     *
     * @param why one clause, such as {@code the object does not exist}
     */
    record Missing(String why) implements Found {}
  }

  /**
   * Looks for the source.
   *
   * @param account who wants to read it
   * @param region which one is meant where a URL tells none
   * @param scratch where to put a copy, if one is needed; a name that nothing has yet
   */
  public Found fetch(String account, String region, MediaRef source, Path scratch)
      throws IOException {
    return switch (source) {
      case MediaRef.ByUrl(String url) -> fromUrl(account, region, url, scratch);
      case MediaRef.Speech _ -> new Found.Missing("it is nowhere yet");
      case MediaRef.ById(String mediaId) -> {
        var asset = assets.find(account, mediaId);
        yield asset.isPresent()
            ? fromUrl(account, region, asset.get().url(), scratch)
            : new Found.Missing("there is no media asset of this id");
      }
    };
  }

  /** The object of ours that a source is, if it is one. */
  public Optional<ObjectName> object(String account, String region, MediaRef source) {
    Optional<String> url =
        switch (source) {
          case MediaRef.ByUrl(String named) -> Optional.of(named);
          case MediaRef.ById(String mediaId) -> assets.find(account, mediaId).map(Asset::url);
          case MediaRef.Speech _ -> Optional.empty();
        };
    return url.flatMap(named ->
        urls.resolve(named, region) instanceof MediaUrl.Ours(ObjectName name)
            ? Optional.of(name)
            : Optional.empty());
  }

  private Found fromUrl(String account, String region, String url, Path scratch)
      throws IOException {
    return switch (urls.resolve(url, region)) {
      case MediaUrl.Ours(ObjectName name) -> fromStore(account, name, scratch);
      case MediaUrl.Elsewhere _ -> fromOutside(url, scratch);
      case MediaUrl.Invalid(String reason) -> new Found.Missing(reason);
    };
  }

  private Found fromStore(String account, ObjectName name, Path scratch) throws IOException {
    BucketId id = name.bucket();
    var bucket = buckets.find(id);
    if (bucket.isEmpty()) {
      return new Found.Missing(
          "there is no bucket %s in region %s".formatted(id.name(), id.region()));
    }
    if (!bucket.get().account().equals(account) && bucket.get().acl() != Buckets.Acl.PUBLIC_READ) {
      return new Found.Missing("the bucket %s is not readable".formatted(id.name()));
    }
    var file = objects.localFile(name, scratch);
    return file.isPresent()
        ? new Found.At(file.get())
        : new Found.Missing("there is no such object");
  }

  private Found fromOutside(String url, Path scratch) {
    return switch (download.fetch(url, scratch)) {
      case DownloadOutcome.Downloaded downloaded -> new Found.At(downloaded.file());
      case DownloadOutcome.Refused(String reason) -> new Found.Missing(reason);
      case DownloadOutcome.HttpStatus(int status) ->
          new Found.Missing("its server answered with status " + status);
      case DownloadOutcome.TooLarge(long maximum) ->
          new Found.Missing("it is larger than %d bytes".formatted(maximum));
      case DownloadOutcome.Failed(var why) -> new Found.Missing(why.sentence());
      case DownloadOutcome.NotStored(String reason) -> new Found.Missing(reason);
    };
  }
}
