package dev.cuepost.clients;

/** Runs all cases: {@code Driver V2|V4}, everything else in environment variables. */
public final class Driver {
  private Driver() {}

  public static void main(String[] arguments) {
    var suite = new Suite(Settings.of(arguments[0], System.getenv()));
    try {
      new QueueCases(suite).run();
      new MessageCases(suite).run();
      new BatchCases(suite).run();
      new AccountCases(suite).run();
      Sdk.particularCases(suite);
      new RefusedCases(suite).run();
    } finally {
      suite.close();
    }
    // The clients leave threads behind that are no daemons.
    System.exit(0);
  }
}
