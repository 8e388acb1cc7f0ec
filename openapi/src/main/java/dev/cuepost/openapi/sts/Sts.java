package dev.cuepost.openapi.sts;

import dev.cuepost.access.Access;
import dev.cuepost.openapi.Product;
import java.util.List;

/** The operations of the Security Token Service that this server has. */
public final class Sts {
  private Sts() {}

  /** Its resources are roles, which policies name as those of {@code ram}. */
  public static Product product(Access access) {
    return Product.ofAllRegions(
        "sts",
        "2015-04-01",
        "ram",
        List.of(
            new AssumeRole(access.sessions()),
            new GetCallerIdentity(access.users(), access.roles())));
  }
}
