package dev.cuepost.console.access;

import dev.cuepost.access.Users.User;
import dev.cuepost.console.frame.Fields;
import java.util.List;
import java.util.Optional;

/**
 * A page of the users.
 *
 * @param fields of the form for another one
 */
public record UsersView(
    List<AccessTab> tabs,
    List<User> users,
    Fields fields,
    boolean mayCreate,
    Optional<String> first,
    Optional<String> next)
    implements AccessView {
  public UsersView {
    tabs = List.copyOf(tabs);
    users = List.copyOf(users);
  }

  @Override
  public AccessTab tab() {
    return AccessTab.USERS;
  }

  @Override
  public String template() {
    return "access/users";
  }
}
