package dev.cuepost.identity;

import dev.cuepost.identity.policy.Policy;
import java.util.Optional;

/** On whose behalf a request is made. */
public sealed interface Caller {
  /** Decimal id of the account that the request is about. */
  String account();

  /** The name in policies, trust documents and logs. */
  String arn();

  /** The account itself, which may do everything with what is its own. */
  record Account(String account) implements Caller {
    @Override
    public String arn() {
      return "acs:ram::%s:root".formatted(account);
    }
  }

  /** A user of the account, who may do what policies allow. */
  record User(String account, String name) implements Caller {
    @Override
    public String arn() {
      return "acs:ram::%s:user/%s".formatted(account, name);
    }
  }

  /**
   * Somebody in a role of the account, for a while.
   *
   * @param session name that whoever took the role gave to this use of it
   * @param limit what the session may do at most, if it may do less than the role
   */
  record AssumedRole(String account, String role, String session, Optional<Policy> limit)
      implements Caller {
    @Override
    public String arn() {
      return "acs:ram::%s:assumed-role/%s/%s".formatted(account, role, session);
    }
  }
}
