package dev.cuepost.openapi.oss;

/** Who asks. */
sealed interface Requester {
  /** Nobody signed. */
  record Anonymous() implements Requester {}

  /**
   * Somebody's key signed.
   *
   * @param account decimal id
   */
  record Account(String account) implements Requester {}
}
