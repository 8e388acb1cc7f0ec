package dev.cuepost.access;

import java.util.regex.Pattern;

/**
 * The rules of the names that people give.
 *
 * <p>Source: Resource Access Management documentation, API 2015-05-01, CreateUser, CreatePolicy,
 * CreateRole and STS AssumeRole.
 */
enum Names {
  USER("UserName", "[A-Za-z0-9._-]{1,64}", "1 to 64 letters, digits, periods, _ or -"),
  POLICY("PolicyName", "[A-Za-z0-9-]{1,128}", "1 to 128 letters, digits or -"),
  ROLE("RoleName", "[A-Za-z0-9.-]{1,64}", "1 to 64 letters, digits, periods or -"),
  SESSION(
      "RoleSessionName", "[A-Za-z0-9.@_-]{2,64}", "2 to 64 letters, digits, periods, @, _ or -"),
  ACCOUNT("AccountId", "[0-9]{1,16}", "1 to 16 digits");

  private final String field;
  private final Pattern form;
  private final String rule;

  Names(String field, String form, String rule) {
    this.field = field;
    this.form = Pattern.compile(form);
    this.rule = rule;
  }

  /** The name, if it keeps the rule. */
  String check(String name) {
    if (!form.matcher(name).matches()) {
      throw AccessProblem.invalid(field, "it must be %s".formatted(rule));
    }
    return name;
  }

  /** A text of at most that many characters. */
  static String text(String field, String text, int most) {
    if (text.length() > most) {
      throw AccessProblem.invalid(field, "it must have at most %d characters".formatted(most));
    }
    return text;
  }
}
