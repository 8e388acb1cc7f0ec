package dev.cuepost.openapi.ram;

import dev.cuepost.access.Roles.Role;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;

/** A role as answers tell it. */
final class RoleAnswer {
  static final int SESSION_SECONDS_MAX = 3_600;

  private RoleAnswer() {}

  /** Without whom it trusts, as lists tell it. */
  static Fields brief(Role role) {
    String created = WireTime.of(role.createdAt());
    return new Fields()
        .text("RoleId", role.id())
        .text("RoleName", role.name())
        .text("Arn", role.arn())
        .text("Description", role.description())
        .text("CreateDate", created)
        .text("UpdateDate", created)
        .whole("MaxSessionDuration", SESSION_SECONDS_MAX);
  }

  static Fields of(Role role) {
    return brief(role).text("AssumeRolePolicyDocument", role.trust());
  }
}
