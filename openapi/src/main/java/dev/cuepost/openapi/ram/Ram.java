package dev.cuepost.openapi.ram;

import dev.cuepost.access.Access;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Product;
import java.util.List;
import java.util.stream.Stream;

/** The operations of Resource Access Management that this server has. */
public final class Ram {
  private Ram() {}

  public static Product product(Access access) {
    return Product.ofAllRegions(
        "ram",
        "2015-05-01",
        "ram",
        Stream.of(users(access), keys(access), policies(access), roles(access))
            .flatMap(List::stream)
            .toList());
  }

  private static List<Action> users(Access access) {
    var users = access.users();
    return List.of(
        new CreateUser(users),
        new GetUser(users),
        new ListUsers(users),
        new UpdateUser(users),
        new DeleteUser(users),
        new CreateLoginProfile(users));
  }

  private static List<Action> keys(Access access) {
    var keys = access.ownedKeys();
    return List.of(
        new CreateAccessKey(keys),
        new ListAccessKeys(keys),
        new UpdateAccessKey(keys),
        new DeleteAccessKey(keys),
        new GetAccessKeyLastUsed(keys));
  }

  private static List<Action> policies(Access access) {
    var policies = access.policies();
    return List.of(
        new CreatePolicy(policies),
        new GetPolicy(policies),
        new ListPolicies(policies),
        new DeletePolicy(policies),
        new AttachPolicyToUser(policies),
        new DetachPolicyFromUser(policies),
        new ListPoliciesForUser(policies),
        new AttachPolicyToRole(policies),
        new DetachPolicyFromRole(policies),
        new ListPoliciesForRole(policies));
  }

  private static List<Action> roles(Access access) {
    var roles = access.roles();
    return List.of(
        new CreateRole(roles), new GetRole(roles), new ListRoles(roles), new DeleteRole(roles));
  }
}
