package dev.cuepost.server;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What one of several servers does; one alone does all of it. */
enum Role {
  /** Answers SMQ, the RPC gateway, objects and the console. */
  FACE,
  /** Delivers events, whenever no other server does. */
  DELIVER,
  /** Renders and processes, fetches and looks at files. */
  RENDER;

  static final String ALL =
      Arrays.stream(values()).map(Role::word).collect(Collectors.joining(","));

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads what stands in {@code roles}.
   *
   * @throws Problem if there is none, or a word is none of these
   */
  static Set<Role> read(List<String> words) {
    var roles = EnumSet.noneOf(Role.class);
    for (String word : words) {
      roles.add(
          Arrays.stream(values())
              .filter(role -> role.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () -> new Problem("roles must be some of %s, was '%s'".formatted(ALL, word))));
    }
    if (roles.isEmpty()) {
      throw new Problem("roles must be some of %s, was empty".formatted(ALL));
    }
    return roles;
  }
}
