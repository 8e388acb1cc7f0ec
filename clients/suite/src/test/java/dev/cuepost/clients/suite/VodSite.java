package dev.cuepost.clients.suite;

import dev.cuepost.demo.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What programs that try VOD clients are told.
 *
 * @param clip a film
 * @param clipUrl where the server can fetch it
 */
record VodSite(ServerProcess server, Path clip, String clipUrl) {
  /** For callback settings in two regions. */
  Map<String, String> ofSettings() throws IOException {
    var account = Account.of(server);
    return Map.of(
        "VOD_SHANGHAI", server.api().toString(),
        "VOD_BEIJING", server.api("cn-beijing").toString(),
        "VOD_KEY_ID", account.keyId(),
        "VOD_KEY_SECRET", account.secret());
  }

  /**
   * For a walk.
   *
   * @param title what its videos are called, and those of no other walk
   */
  Map<String, String> ofWalk(String title) throws IOException {
    var account = Account.of(server);
    return Map.of(
        "VOD_AUTHORITY", server.api().getAuthority(),
        "VOD_KEY_ID", account.keyId(),
        "VOD_KEY_SECRET", account.secret(),
        "VOD_CLIP", clip.toString(),
        "VOD_CLIP_URL", clipUrl,
        "VOD_TITLE", title);
  }
}
