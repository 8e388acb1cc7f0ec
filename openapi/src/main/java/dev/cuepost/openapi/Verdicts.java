package dev.cuepost.openapi;

import dev.cuepost.media.json.Rejection;
import dev.cuepost.media.json.Verdict;

/** Verdicts of the domain, as answers. */
public final class Verdicts {
  private Verdicts() {}

  /**
   * What passed.
   *
   * @throws Refusal under the domain's code, if it did not
   */
  public static <T> T accepted(Verdict<T> verdict) throws Refusal {
    return switch (verdict) {
      case Verdict.Accepted<T>(T value, _) -> value;
      case Verdict.Rejected<T>(Rejection why) -> throw refusal(why);
    };
  }

  public static Refusal refusal(Rejection why) {
    return new Refusal(RpcError.of(why.code(), why.message()));
  }
}
