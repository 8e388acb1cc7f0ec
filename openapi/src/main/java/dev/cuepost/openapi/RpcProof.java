package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import java.util.Optional;

/**
 * How a request shows who made it and when. Nothing of it holds before {@link #check} has passed.
 */
sealed interface RpcProof permits ParameterProof, HeaderProof {
  /** The id of the AccessKey that is said to have signed. */
  String keyId() throws Refusal;

  /** When the request was made by its own account, as it stood. */
  String time() throws Refusal;

  /** What was sent along for a temporary key. */
  Optional<String> securityToken();

  /** What makes the request unlike all others. */
  String nonce() throws Refusal;

  /**
   * Looks at the signature.
   *
   * @throws Refusal if the key did not sign all that counts of the request
   */
  void check(AccessKey key) throws Refusal;
}
