package dev.cuepost.openapi.vod.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.access.Sessions;
import dev.cuepost.identity.AccessKey;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Lets a player ask where one video can be played: a temporary key that opens nothing else, in the
 * form in which players of ApsaraVideo take it.
 */
record PlayGrants(Sessions sessions) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * {@code PlayAuth}: base64 of a JSON object.
   *
   * @param meta what is told of the video beside
   * @throws Refusal if the account does not let the service act for it
   */
  String of(Asset video, ObjectNode meta, Duration valid) throws Refusal {
    AccessKey key =
        sessions
            .actFor(
                ServiceRole.VOD, video.account(), "play-" + video.mediaId(), valid, policy(video))
            .map(Sessions.Session::key)
            .orElseThrow(() ->
                new Refusal(
                    RpcError.forbidden(
                        "Forbidden.InitFailed",
                        "The role %s does not exist or does not trust %s."
                            .formatted(ServiceRole.VOD.role(), ServiceRole.VOD.service()))));
    AccessKey.Temporary temporary = key.temporary().orElseThrow();
    ObjectNode auth =
        JSON.createObjectNode()
            .put("AccessKeyId", key.id())
            .put("AccessKeySecret", key.secret())
            .put("SecurityToken", temporary.securityToken())
            .put(
                "AuthInfo",
                JSON.createObjectNode()
                    .put("MediaId", video.mediaId())
                    .put("ExpireTime", WireTime.of(temporary.expiresAt()))
                    .toString())
            .put("Region", video.region())
            .put("CustomerId", Long.parseLong(video.account()));
    auth.set("VideoMeta", meta);
    return Base64.getEncoder().encodeToString(auth.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String policy(Asset video) {
    return """
    {"Version":"1","Statement":[{"Effect":"Allow","Action":"vod:GetPlayInfo",\
    "Resource":"acs:vod:*:%s:%s"}]}\
    """
        .formatted(video.account(), GetPlayInfo.resource(video.mediaId()));
  }
}
