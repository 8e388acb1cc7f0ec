package dev.cuepost.openapi.ram;

import dev.cuepost.access.Users.User;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.WireTime;

/** A user as answers tell them. */
final class UserAnswer {
  private UserAnswer() {}

  static Fields of(User user) {
    return new Fields()
        .text("UserId", user.id())
        .text("UserName", user.name())
        .text("DisplayName", user.displayName())
        .text("Comments", user.comments())
        .text("CreateDate", WireTime.of(user.createdAt()))
        .text("UpdateDate", WireTime.of(user.updatedAt()));
  }
}
