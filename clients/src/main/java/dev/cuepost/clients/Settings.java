package dev.cuepost.clients;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to ask, and as whom.
 *
 * @param signature V2 or V4; only the newest version of the client can choose
 * @param prefix of the names of all queues, which no other client uses
 * @param endpoint the server's address
 * @param account whose key it is
 * @param token security token, empty for none
 * @param proxy what the client is told to reach the endpoint through
 */
record Settings(
    String signature,
    String prefix,
    String endpoint,
    String account,
    String keyId,
    String secret,
    String token,
    Optional<URI> proxy) {
  static Settings of(String signature, Map<String, String> environment) {
    return new Settings(
        signature,
        environment.getOrDefault("SMQ_PREFIX", ""),
        environment.getOrDefault("SMQ_ENDPOINT", ""),
        environment.getOrDefault("SMQ_ACCOUNT", ""),
        environment.getOrDefault("SMQ_KEY_ID", ""),
        environment.getOrDefault("SMQ_KEY_SECRET", ""),
        "",
        Optional.empty());
  }

  Settings withKey(String otherId, String otherSecret) {
    return new Settings(signature, prefix, endpoint, account, otherId, otherSecret, token, proxy);
  }

  Settings withToken(String otherToken) {
    return new Settings(signature, prefix, endpoint, account, keyId, secret, otherToken, proxy);
  }

  Settings withPath(String path) {
    return new Settings(signature, prefix, endpoint + path, account, keyId, secret, token, proxy);
  }

  /** The server as a proxy before the cloud's own name for an account. */
  Settings inTheCloud(String otherAccount) {
    return new Settings(
        signature,
        prefix,
        "http://" + otherAccount + ".mns.cn-shanghai.aliyuncs.com",
        otherAccount,
        keyId,
        secret,
        token,
        Optional.of(URI.create(endpoint)));
  }
}
