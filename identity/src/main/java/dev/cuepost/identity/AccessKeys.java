package dev.cuepost.identity;

import java.util.Optional;

/** Looks up who signs with a key. */
@FunctionalInterface
public interface AccessKeys {
  /** The key of this id, empty if there is none. It may be inactive or past its time. */
  Optional<AccessKey> find(String id);

  /**
   * Hears that a verified request was signed with the key.
   *
   * @param service by the name that actions begin with, such as {@code mns}
   */
  default void used(AccessKey key, String service) {}
}
