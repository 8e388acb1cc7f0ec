package dev.cuepost.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * A key pair.
 *
 * @param id what requests name, public
 * @param secret what signs them; never logged
 * @param caller for whom the key speaks
 * @param temporary for a temporary key, what else belongs to it
 * @param active whether its owner lets it be used
 */
public record AccessKey(
    String id, String secret, Caller caller, Optional<Temporary> temporary, boolean active) {
  /**
   * What makes a key temporary.
   *
   * @param securityToken what a request must bring along beside its signature; never logged
   * @param expiresAt from when on the key is of no use
   */
  public record Temporary(String securityToken, Instant expiresAt) {
    @Override
    public String toString() {
      return "Temporary[expiresAt=%s]".formatted(expiresAt);
    }
  }

  /** A permanent key. */
  public AccessKey(String id, String secret, Caller caller) {
    this(id, secret, caller, Optional.empty(), true);
  }

  /** A temporary key. */
  public AccessKey(String id, String secret, Caller caller, Temporary temporary) {
    this(id, secret, caller, Optional.of(temporary), true);
  }

  /** A permanent key of an account itself. */
  public AccessKey(String id, String secret, String account) {
    this(id, secret, new Caller.Account(account));
  }

  /** Decimal id of the account that the key acts for. */
  public String account() {
    return caller.account();
  }

  /**
   * Whether a request with this security token, empty text if it has none, may use the key. The
   * time this takes does not tell how much of a token is right.
   */
  public boolean allows(String token) {
    return Hmac.equal(temporary.map(Temporary::securityToken).orElse(""), token);
  }

  /** Whether the key's time is over. */
  public boolean expired(Instant now) {
    return temporary.filter(key -> !now.isBefore(key.expiresAt())).isPresent();
  }

  @Override
  public String toString() {
    return "AccessKey[id=%s, caller=%s, %s]"
        .formatted(id, caller.arn(), temporary.isPresent() ? "temporary" : "permanent");
  }
}
