package dev.cuepost.openapi;

import java.util.List;

/** One operation of a product. */
public interface Action {
  /** {@code Action} on the wire, case-sensitive. */
  String name();

  /** All parameters it takes beside the common ones. */
  List<Parameter<?>> parameters();

  /**
   * Does what is asked.
   *
   * @return the answer without its {@code RequestId}
   * @throws Refusal if it cannot be done as asked; nothing was changed then
   */
  Fields answer(Call call) throws Refusal;
}
