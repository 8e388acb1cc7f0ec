package dev.cuepost.openapi.upload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.access.Sessions;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.asset.Uploads;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Lets a client put one file into its place: where that is, and a temporary key that opens nothing
 * else.
 *
 * <p>Source: ApsaraVideo VOD documentation, "Upload URLs and credentials".
 */
public final class UploadGrants {
  private static final Duration VALID = Duration.ofMinutes(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sessions sessions;
  private final ObjectEndpoints endpoints;

  public UploadGrants(Sessions sessions, ObjectEndpoints endpoints) {
    this.sessions = sessions;
    this.endpoints = endpoints;
  }

  /**
   * {@code UploadAddress} and {@code UploadAuth}.
   *
   * @throws Refusal if the account does not let the service act for it
   */
  public Fields of(Uploads.Awaited upload) throws Refusal {
    return new Fields()
        .text("UploadAddress", base64(address(upload.object())))
        .text("UploadAuth", base64(auth(upload)));
  }

  private ObjectNode address(ObjectName object) {
    return JSON.createObjectNode()
        .put("Endpoint", endpoints.of(object.bucket().region()).toString())
        .put("Bucket", object.bucket().name())
        .put("FileName", object.key());
  }

  private ObjectNode auth(Uploads.Awaited upload) throws Refusal {
    ServiceRole service =
        switch (upload.asset().product()) {
          case IMS -> ServiceRole.ICE;
          case VOD -> ServiceRole.VOD;
        };
    AccessKey key =
        sessions
            .actFor(
                service,
                upload.asset().account(),
                "upload-" + upload.asset().mediaId(),
                VALID,
                policy(upload.object()))
            .map(Sessions.Session::key)
            .orElseThrow(() ->
                new Refusal(
                    RpcError.forbidden(
                        "Forbidden.InitFailed",
                        "The role %s does not exist or does not trust %s."
                            .formatted(service.role(), service.service()))));
    AccessKey.Temporary temporary = key.temporary().orElseThrow();
    return JSON.createObjectNode()
        .put("AccessKeyId", key.id())
        .put("AccessKeySecret", key.secret())
        .put("SecurityToken", temporary.securityToken())
        .put("Expiration", Long.toString(VALID.toSeconds()))
        .put("ExpireUTCTime", WireTime.of(temporary.expiresAt()))
        .put("Region", upload.asset().region());
  }

  private static String policy(ObjectName object) {
    return """
    {"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject",\
    "oss:AbortMultipartUpload","oss:ListParts"],"Resource":"acs:oss:*:*:%s/%s"}]}\
    """
        .formatted(object.bucket().name(), object.key());
  }

  private static String base64(ObjectNode json) {
    return Base64.getEncoder().encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }
}
