package dev.cuepost.openapi;

import dev.cuepost.identity.Caller;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One operation of a product. */
public interface Action {
  /** {@code Action} on the wire, case-sensitive. */
  String name();

  /** All parameters it takes beside the common ones. */
  List<Parameter<?>> parameters();

  /** How often an account may call it in a second; empty: as often as the operator lets it. */
  default OptionalInt callsPerSecond() {
    return OptionalInt.empty();
  }

  /**
   * What the operation is about, as policies name it: the part of the full name behind the account.
   * Most operations are not about one thing.
   *
   * @param received what the request holds, not checked yet
   */
  default String resource(Map<String, String> received) {
    return "*";
  }

  /**
   * The same with the account that it belongs to; for operations that are about the caller, or
   * about something of another account. Empty if everybody may do it.
   */
  default Optional<Resource> about(Caller caller, Map<String, String> received) {
    return Optional.of(new Resource(caller.account(), resource(received)));
  }

  /**
   * Does what is asked.
   *
   * @return the answer without its {@code RequestId}
   * @throws Refusal if it cannot be done as asked; nothing was changed then
   */
  Fields answer(Call call) throws Refusal;
}
