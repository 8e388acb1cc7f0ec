package dev.cuepost.console.access;

import dev.cuepost.access.Trial;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.identity.policy.Decision;
import java.util.List;
import java.util.Optional;

/**
 * Tries whether a user may do something.
 *
 * @param users who can be asked about
 * @param trial what came of it, once something was asked
 */
public record TesterView(
    List<AccessTab> tabs, List<String> users, Fields fields, Optional<Trial> trial)
    implements AccessView {
  public TesterView {
    tabs = List.copyOf(tabs);
    users = List.copyOf(users);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.TESTER;
  }

  @Override
  public String template() {
    return "access/tester";
  }

  /** How a decision is coloured. */
  public static String tone(Decision decision) {
    return switch (decision) {
      case ALLOWED -> "good";
      case DENIED_EXPLICITLY -> "bad";
      case DENIED_IMPLICITLY -> "plain";
    };
  }
}
