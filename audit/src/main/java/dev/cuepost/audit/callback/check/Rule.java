package dev.cuepost.audit.callback.check;

import java.util.stream.Stream;

/** One promise. */
interface Rule {
  Stream<Accusation> accusations(Evidence evidence);
}
