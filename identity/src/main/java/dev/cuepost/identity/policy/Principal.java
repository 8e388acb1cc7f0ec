package dev.cuepost.identity.policy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody whom a role trusts. */
sealed interface Principal {
  /** A service of the cloud, such as {@code ice.aliyuncs.com}. */
  record Service(String name) implements Principal {}

  /** {@code acs:ram::<account>:root}: an account and all of its users. */
  record Account(String id) implements Principal {}

  /** {@code acs:ram::<account>:user/<name>}. */
  record User(String account, String name) implements Principal {}

  /** The members of {@code Principal}. */
  List<String> KINDS = List.of("Service", "RAM");

  /** Reads one value of one of them. */
  static Principal read(Field value) {
    return value.name().equals("Service") ? service(value) : ram(value);
  }

  private static Principal service(Field value) {
    if (!Grammar.SERVICE.matcher(value.text()).matches()) {
      throw value.mustBe("the name of a service, such as ice.aliyuncs.com");
    }
    return new Service(value.text());
  }

  private static Principal ram(Field value) {
    Matcher name = Grammar.RAM.matcher(value.text());
    if (!name.matches()) {
      throw value.mustBe("acs:ram::<account>:root or acs:ram::<account>:user/<name>");
    }
    String account = name.group("account");
    String user = name.group("user");
    return user == null ? new Account(account) : new User(account, user);
  }

  /** How principals are written: never with wildcards. */
  final class Grammar {
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63})+");
    private static final Pattern RAM =
        Pattern.compile(
            "acs:ram::(?<account>[0-9]{1,32}):(root|user/(?<user>[A-Za-z0-9._-]{1,64}))");

    private Grammar() {}
  }
}
