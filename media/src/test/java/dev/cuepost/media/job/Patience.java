package dev.cuepost.media.job;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for films, on a machine that does other things as well. */
final class Patience {
  private Patience() {}

  static ConditionFactory patiently() {
    return Awaitility.await();
  }
}
