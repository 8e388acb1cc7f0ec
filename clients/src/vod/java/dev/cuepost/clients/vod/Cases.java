package dev.cuepost.clients.vod;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs cases and prints what came of each, one line a case, parts between tabs. */
final class Cases {
  /** What a case does; it fails by throwing. */
  @FunctionalInterface
  interface Steps {
    void run() throws Exception;
  }

  /** The error of the protocol in what a client throws. */
  @FunctionalInterface
  interface Errors {
    /** Its code; throws what is none. */
    String codeOf(Exception thrown) throws Exception;
  }

  private Cases() {}

  /** A case of an operation that works. */
  static void works(String operation, String what, Steps steps) {
    report("operation", operation, what, steps);
  }

  /** A case that the server refuses with this code. */
  static void refused(String code, String what, Errors errors, Steps steps) {
    report("error", code, what, () -> equal(code, codeOf(errors, steps)));
  }

  private static void report(String kind, String subject, String what, Steps steps) {
    String outcome;
    try {
      steps.run();
      outcome = "passed";
    } catch (Exception | LinkageError e) {
      outcome = "failed\t" + e.toString().replaceAll("\\s+", " ");
    }
    System.out.println(String.join("\t", kind, subject, what, outcome));
  }

  private static String codeOf(Errors errors, Steps steps) throws Exception {
    try {
      steps.run();
    } catch (Exception e) {
      return errors.codeOf(e);
    }
    return "no error";
  }

  static void check(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException("not so: " + what);
    }
  }

  static void equal(@Nullable Object expected, @Nullable Object met) {
    check(Objects.equals(expected, met), "expected " + expected + ", was " + met);
  }
}
