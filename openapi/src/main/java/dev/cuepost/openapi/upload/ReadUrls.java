package dev.cuepost.openapi.upload;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.access.ServiceRole;
import dev.cuepost.access.Sessions;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.OssSignature;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import dev.cuepost.media.store.ObjectName;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses at which the files of assets can be read for a while: signed by a temporary key that
 * opens nothing else.
 *
 * <p>Source: Object Storage Service documentation, "Include a V1 signature in a URL".
 */
public final class ReadUrls {
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
    return urls.resolve(asset.url(), asset.region()) instanceof MediaUrl.Ours(ObjectName object)
            && isPrivate(object, asset.account())
        ? key(asset, object, valid).map(key -> signed(asset.url(), object, key)).orElse(asset.url())
        : asset.url();
  }

  private boolean isPrivate(ObjectName object, String account) {
    return buckets
        .find(object.bucket())
        .filter(bucket -> bucket.account().equals(account))
        .filter(bucket -> bucket.acl() == Buckets.Acl.PRIVATE)
        .isPresent();
  }

  private Optional<AccessKey> key(Asset asset, ObjectName object, Duration valid) {
    ServiceRole service =
        switch (asset.product()) {
          case IMS -> ServiceRole.ICE;
          case VOD -> ServiceRole.VOD;
        };
    return sessions
        .actFor(service, asset.account(), "read-" + asset.mediaId(), valid, policy(object))
        .map(Sessions.Session::key);
  }

  private static String policy(ObjectName object) {
    return """
    {"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject",\
    "Resource":"acs:oss:*:*:%s/%s"}]}\
    """
        .formatted(object.bucket().name(), object.key());
  }

  private static String signed(String url, ObjectName object, AccessKey key) {
    AccessKey.Temporary temporary = key.temporary().orElseThrow();
    String expires = Long.toString(temporary.expiresAt().getEpochSecond());
    String signature =
        OssSignature.sign(
            key.secret(),
            OssSignature.stringToSign(
                new OssSignature.Request(
                    "GET",
                    Map.of("date", expires),
                    "/%s/%s".formatted(object.bucket().name(), object.key()),
                    Map.of("security-token", temporary.securityToken()))));
    return "%s?Expires=%s&OSSAccessKeyId=%s&Signature=%s&security-token=%s"
        .formatted(
            url,
            expires,
            URLEncoder.encode(key.id(), UTF_8),
            URLEncoder.encode(signature, UTF_8),
            URLEncoder.encode(temporary.securityToken(), UTF_8));
  }
}
