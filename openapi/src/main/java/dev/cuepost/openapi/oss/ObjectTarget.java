package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.media.store.PercentEncoded;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is about.
 *
 * @param region where the bucket is looked for
 * @param bucket empty for the service as a whole; not checked
 * @param key decoded; empty for a bucket or the service; not checked
 */
record ObjectTarget(String region, String bucket, String key) {
  private static final Pattern VIRTUAL_HOST = Pattern.compile("([^.]+)\\.oss-[a-z0-9-]+\\..+");

  /**
   * Reads both styles: {@code /{bucket}/{key}}, and {@code /{key}} where the host begins with
   * {@code {bucket}.oss-{region}}.
   *
   * @param rawPath still percent-encoded, beginning with a slash
   * @throws OssRefusal if the key is not percent-encoded UTF-8
   */
  static ObjectTarget of(String region, String host, String rawPath) throws OssRefusal {
    String path = rawPath.isEmpty() ? "" : rawPath.substring(1);
    Matcher virtual = VIRTUAL_HOST.matcher(host.toLowerCase(Locale.ROOT));
    if (virtual.matches()) {
      return new ObjectTarget(region, virtual.group(1), decode(path));
    }
    int slash = path.indexOf('/');
    return slash < 0
        ? new ObjectTarget(region, decode(path), "")
        : new ObjectTarget(
            region, decode(path.substring(0, slash)), decode(path.substring(slash + 1)));
  }

  /** The host of a request without the bucket, if it names one. */
  static String endpoint(String host) {
    return VIRTUAL_HOST.matcher(host.toLowerCase(Locale.ROOT)).matches()
        ? host.substring(host.indexOf('.') + 1)
        : host;
  }

  /** An object in the same bucket. */
  ObjectTarget object(String otherKey) {
    return new ObjectTarget(region, bucket, otherKey);
  }

  boolean isService() {
    return bucket.isEmpty() && key.isEmpty();
  }

  boolean isBucket() {
    return !bucket.isEmpty() && key.isEmpty();
  }

  /**
   * As policies name it.
   *
   * @param account whose it is
   */
  String arn(String account) {
    String relative = isService() ? "*" : isBucket() ? bucket : bucket + "/" + key;
    return "acs:oss:%s:%s:%s".formatted(region, account, relative);
  }

  /** As signatures name it. */
  String resource() {
    return isService() ? "/" : "/" + bucket + "/" + key;
  }

  /**
   * The checked bucket.
   *
   * @throws OssRefusal if it cannot be the name of one
   */
  BucketId bucketId() throws OssRefusal {
    if (!BucketId.isName(bucket)) {
      throw new OssRefusal(OssError.INVALID_BUCKET_NAME);
    }
    return new BucketId(region, bucket);
  }

  /**
   * The checked name.
   *
   * @throws OssRefusal if bucket or key cannot be a name
   */
  ObjectName name() throws OssRefusal {
    BucketId id = bucketId();
    if (!ObjectName.isKey(key)) {
      throw new OssRefusal(OssError.INVALID_OBJECT_NAME);
    }
    return new ObjectName(id, key);
  }

  private static String decode(String raw) throws OssRefusal {
    return PercentEncoded.decode(raw)
        .orElseThrow(() -> new OssRefusal(OssError.INVALID_OBJECT_NAME));
  }
}
