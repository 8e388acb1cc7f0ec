package dev.cuepost.console.file;

import dev.cuepost.console.frame.Visit;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.PercentEncoded;
import java.util.Optional;
import java.util.function.Supplier;

/** Where pages find the files of the account. */
public final class FileLinks {
  private final MediaUrls urls;
  private final Buckets buckets;
  private final ObjectEndpoints endpoints;
  private final Supplier<String> ids;

  /**
   * The links of all accounts.
   *
   * @param ids gives names that were never given before
   */
  public FileLinks(
      MediaUrls urls, Buckets buckets, ObjectEndpoints endpoints, Supplier<String> ids) {
    this.urls = urls;
    this.buckets = buckets;
    this.endpoints = endpoints;
    this.ids = ids;
  }

  /** The object of that address, if it is one of the account that the visitor may read here. */
  public Optional<ObjectName> readable(Visit visit, String url) {
    return urls.resolve(url, visit.region()) instanceof MediaUrl.Ours(ObjectName name)
            && mayRead(visit, name)
        ? Optional.of(name)
        : Optional.empty();
  }

  boolean mayRead(Visit visit, ObjectName name) {
    return name.bucket().region().equals(visit.region())
        && buckets.isOf(name.bucket(), visit.account())
        && visit.may("oss:GetObject", name.bucket().name() + "/" + name.key());
  }

  /** Where a page finds the object. */
  public String address(Visit visit, ObjectName name) {
    return visit.path("files/" + name.bucket().name() + "/" + PercentEncoded.encode(name.key()));
  }

  /** How a page shows what lies at an address; empty if the visitor may not read it here. */
  public Optional<Playable> playable(Visit visit, String url, Optional<String> coverUrl) {
    Optional<String> poster =
        coverUrl.flatMap(cover -> readable(visit, cover)).map(name -> address(visit, name));
    return readable(visit, url).map(name -> playable(visit, name, poster));
  }

  /** How a page shows the object; empty if the visitor may not read it here. */
  public Optional<Playable> playable(Visit visit, ObjectName name) {
    return mayRead(visit, name)
        ? Optional.of(playable(visit, name, Optional.empty()))
        : Optional.empty();
  }

  private Playable playable(Visit visit, ObjectName name, Optional<String> poster) {
    String key = name.key();
    return new Playable(
        Playable.Kind.of(key),
        address(visit, name),
        key.substring(key.lastIndexOf('/') + 1),
        poster);
  }

  /** The bucket of uploads, where jobs that are begun here leave what they make too. */
  public static BucketId bucket(Visit visit) {
    return new BucketId(visit.region(), "outin-" + visit.account());
  }

  /** Makes that bucket, unless it is there. */
  public void makeBucket(Visit visit) {
    buckets.create(bucket(visit), visit.account(), Buckets.Acl.PRIVATE);
  }

  /** The address of a file in that bucket. */
  public String url(Visit visit, String key) {
    return endpoints.url(new ObjectName(bucket(visit), key));
  }

  /** The address of a file that is not there yet. */
  public String fresh(Visit visit, String folder, String extension) {
    return url(visit, "%s/%s.%s".formatted(folder, ids.get(), extension));
  }
}
