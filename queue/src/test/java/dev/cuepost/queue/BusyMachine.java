package dev.cuepost.queue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets all tests that wait for something wait longer than a machine takes on which other tests run
 * too, or whose disk is busy. What comes sooner is not waited for.
 */
public final class BusyMachine implements LauncherSessionListener {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Awaitility.setDefaultTimeout(PATIENCE);
  }
}
