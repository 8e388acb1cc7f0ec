package dev.cuepost.console.access;

import dev.cuepost.access.OwnedKeys.KeyInfo;
import dev.cuepost.access.StoredPolicies.PolicyInfo;
import dev.cuepost.access.Users.User;
import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.identity.AccessKey;
import java.util.List;
import java.util.Optional;

/**
 * A user.
 *
 * @param made a key that was made just now, whose secret is shown this once
 * @param attached their policies
 * @param others policies that could be attached
 */
public record UserView(
    List<AccessTab> tabs,
    User user,
    List<KeyInfo> keys,
    Optional<AccessKey> made,
    List<PolicyInfo> attached,
    List<PolicyInfo> others,
    Fields fields,
    May may,
    Optional<String> problem)
    implements AccessView {
  /** What the visitor may do with them. */
  public record May(
      boolean createKey,
      boolean updateKey,
      boolean deleteKey,
      boolean attach,
      boolean detach,
      boolean password,
      boolean delete) {}

  public UserView {
    tabs = List.copyOf(tabs);
    keys = List.copyOf(keys);
    attached = List.copyOf(attached);
    others = List.copyOf(others);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.USERS;
  }

  @Override
  public String template() {
    return "access/user";
  }

  @Override
  public String title(Texts texts) {
    return user.name();
  }
}
