package dev.cuepost.clients.vod;

import com.aliyun.tearpc.models.Config;
import com.aliyun.vod20170321.Client;
import java.net.URI;
import java.util.Map;

/**
 * Whom to ask, and as whom.
 *
 * @param shanghai the address of this region
 * @param beijing that of another one
 */
record Settings(String shanghai, String beijing, String keyId, String secret) {
  static Settings of(Map<String, String> environment) {
    return new Settings(
        environment.getOrDefault("VOD_SHANGHAI", ""),
        environment.getOrDefault("VOD_BEIJING", ""),
        environment.getOrDefault("VOD_KEY_ID", ""),
        environment.getOrDefault("VOD_KEY_SECRET", ""));
  }

  Settings withKey(String otherId, String otherSecret) {
    return new Settings(shanghai, beijing, otherId, otherSecret);
  }

  Client inShanghai() throws Exception {
    return connect(shanghai, "cn-shanghai");
  }

  Client inBeijing() throws Exception {
    return connect(beijing, "cn-beijing");
  }

  private Client connect(String address, String region) throws Exception {
    var config = new Config();
    config.accessKeyId = keyId;
    config.accessKeySecret = secret;
    config.regionId = region; // picks the vendor's endpoint only; the client does not send it
    config.endpoint = URI.create(address).getAuthority();
    config.protocol = "HTTP";
    return new Client(config);
  }

  @Override
  public String toString() {
    return keyId + " at " + shanghai + " and " + beijing;
  }
}
