package dev.cuepost.openapi.category;

import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import java.util.Optional;

/**
 * Which category a request puts an asset into: {@code CateId}. -1 stands for none in the vendor's
 * samples of uploads, and 0 is the id of no category either.
 */
public final class CateId {
  public static final Parameter<Integer> PARAMETER =
      Parameter.optional("CateId", ParameterType.whole(-1, CategoryActions.ID_MAX));

  private CateId() {}

  /**
   * The category that a call names, which is not looked for.
   *
   * @param before where the call says nothing
   */
  public static Optional<Long> of(Call call, Optional<Long> before) {
    return chosen(call.find(PARAMETER).map(Integer::longValue), before);
  }

  /** The same of what was read elsewhere. */
  public static Optional<Long> chosen(Optional<Long> given, Optional<Long> before) {
    return given.isPresent() ? given.filter(id -> id > 0) : before;
  }
}
