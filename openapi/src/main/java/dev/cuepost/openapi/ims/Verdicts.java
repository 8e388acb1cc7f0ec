package dev.cuepost.openapi.ims;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;

/** Verdicts of the domain, as answers. */
final class Verdicts {
  private Verdicts() {}

  /**
   * What passed.
   *
   * @throws Refusal under the domain's code, if it did not
   */
  static <T> T accepted(Verdict<T> verdict) throws Refusal {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> value;
      case Verdict.Rejected<T>(Rejection why) ->
          throw new Refusal(RpcError.of(why.code(), why.message()));
    };
  }
}
