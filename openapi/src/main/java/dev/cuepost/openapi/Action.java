package dev.cuepost.openapi;

import java.util.List;
import java.util.Map;

/** One operation of a product. */
public interface Action {
  /** {@code Action} on the wire, case-sensitive. */
  String name();

  /** All parameters it takes beside the common ones. */
  List<Parameter<?>> parameters();

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
   * Does what is asked.
   *
   * @return the answer without its {@code RequestId}
   * @throws Refusal if it cannot be done as asked; nothing was changed then
   */
  Fields answer(Call call) throws Refusal;
}
