package dev.cuepost.identity;

import java.util.Optional;

/** Looks up who signs with a key. */
@FunctionalInterface
public interface AccessKeys {
  /** The key of this id, empty if there is none. */
  Optional<AccessKey> find(String id);
}
