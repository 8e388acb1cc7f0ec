package dev.cuepost.audit.check;

import java.util.stream.Stream;

/** One promise, judged by what happened to one message. */
interface Rule {
  Stream<Violation> violations(Trail trail, Circumstances circumstances);
}
