package dev.cuepost.identity;

import java.util.Optional;

/**
 * A key pair of an account.
 *
 * @param id what requests name, public
 * @param secret what signs them; never logged
 * @param account decimal account id that the key acts for
 * @param securityToken for a temporary key, what a request must bring along beside its signature;
 *     never logged
 */
public record AccessKey(String id, String secret, String account, Optional<String> securityToken) {
  /** A permanent key. */
  public AccessKey(String id, String secret, String account) {
    this(id, secret, account, Optional.empty());
  }

  /**
   * Whether a request with this security token, empty text if it has none, may use the key. The
   * time this takes does not tell how much of a token is right.
   */
  public boolean allows(String token) {
    return Hmac.equal(securityToken.orElse(""), token);
  }

  @Override
  public String toString() {
    return "AccessKey[id=%s, account=%s, %s]"
        .formatted(id, account, securityToken.isPresent() ? "temporary" : "permanent");
  }
}
