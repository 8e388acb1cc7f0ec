package dev.cuepost.smq;

import io.helidon.http.HttpPrologue;

/**
 * What a request line asks for, nothing decoded: this is what clients sign.
 *
 * @param path begins with a slash
 * @param query what follows the question mark, empty if there is none
 * @param asSent path and query as they stood
 */
record Target(String path, String query, String asSent) {
  static Target of(HttpPrologue prologue) {
    var path = withoutAuthority(prologue.uriPath().rawPath());
    if (!prologue.hasQuery()) {
      return new Target(path, "", path);
    }
    var query = prologue.query().isEmpty() ? "" : prologue.query().rawValue();
    return new Target(path, query, path + "?" + query);
  }

  /** Clients that believe us a proxy send {@code http://host/path} and sign the path. */
  private static String withoutAuthority(String path) {
    int scheme = path.startsWith("/") ? -1 : path.indexOf("://");
    if (scheme < 0) {
      return path;
    }
    int slash = path.indexOf('/', scheme + "://".length());
    return slash < 0 ? "/" : path.substring(slash);
  }
}
