package dev.cuepost.identity.policy;

/** What a statement does to the requests it is about. */
enum Effect {
  ALLOW,
  DENY;

  static Effect read(Field field) {
    return switch (field.text()) {
      case "Allow" -> ALLOW;
      case "Deny" -> DENY;
      default -> throw field.mustBe("Allow or Deny");
    };
  }
}
