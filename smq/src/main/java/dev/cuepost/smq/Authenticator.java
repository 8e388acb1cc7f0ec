package dev.cuepost.smq;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.MnsRequest;
import java.net.InetAddress;

/** Tells who makes a request. */
@FunctionalInterface
public interface Authenticator {
  /**
   * The key that signed the request.
   *
   * @param client where it came from
   * @throws dev.cuepost.smq.wire.SmqException if nobody did
   */
  AccessKey signer(MnsRequest request, InetAddress client);
}
