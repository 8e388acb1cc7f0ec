package dev.cuepost.console.access;

import dev.cuepost.access.Roles;
import dev.cuepost.access.Roles.Role;
import dev.cuepost.access.ServiceRole;
import dev.cuepost.console.frame.Answer;
import dev.cuepost.console.frame.Refusal;
import dev.cuepost.console.frame.Visit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Cloud Resource Access Authorization: whether the services may act for the account. */
public final class ServicePages {
  private final Roles roles;

  public ServicePages(Roles roles) {
    this.roles = roles;
  }

  public Answer show(Visit visit) {
    AccessTab.SERVICES.need(visit);
    Set<String> names =
        roles.list(visit.account()).stream().map(Role::name).collect(Collectors.toSet());
    return new Answer.Page(
        new ServicesView(
            AccessTab.of(visit),
            Arrays.stream(ServiceRole.values())
                .map(service -> {
                  boolean authorised = names.contains(service.role());
                  return new ServicesView.Row(
                      service,
                      authorised,
                      visit.may(
                          authorised ? "ram:DeleteRole" : "ram:CreateRole",
                          "role/" + service.role()));
                })
                .toList()));
  }

  public Answer authorise(Visit visit) {
    ServiceRole service = service(visit);
    visit.need("ram:CreateRole", "role/" + service.role());
    visit.need("ram:AttachPolicyToRole", "role/" + service.role());
    roles.authorise(visit.account(), service);
    visit.changed("ram:CreateRole", "role/" + service.role());
    return new Answer.Elsewhere(visit.path("access/services?done=service-authorised"));
  }

  public Answer revoke(Visit visit) {
    ServiceRole service = service(visit);
    visit.need("ram:DeleteRole", "role/" + service.role());
    if (roles.list(visit.account()).stream()
        .noneMatch(role -> role.name().equals(service.role()))) {
      return new Answer.Elsewhere(visit.path("access/services"));
    }
    roles.revoke(visit.account(), service);
    visit.changed("ram:DeleteRole", "role/" + service.role());
    return new Answer.Elsewhere(visit.path("access/services?done=service-revoked"));
  }

  private static ServiceRole service(Visit visit) {
    String name = visit.part("service");
    return Arrays.stream(ServiceRole.values())
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(name));
  }
}
