package dev.cuepost.clients.vod;

/** Runs all cases; addresses and key are in environment variables. */
public final class Driver {
  private Driver() {}

  public static void main(String[] arguments) throws Exception {
    var settings = Settings.of(System.getenv());
    new SettingCases(settings).run();
    new RefusedCases(settings).run();
    // The client leaves threads behind that are no daemons.
    System.exit(0);
  }
}
