package dev.cuepost.console.access;

import dev.cuepost.access.ServiceRole;
import java.util.List;

/** What the services may do for the account. */
public record ServicesView(List<AccessTab> tabs, List<Row> services) implements AccessView {
  public ServicesView {
    tabs = List.copyOf(tabs);
    services = List.copyOf(services);
  }

  /**
   * A service.
   *
   * @param authorised whether its role is there
   * @param mayChange whether the visitor may take that back, or give it
   */
  public record Row(ServiceRole service, boolean authorised, boolean mayChange) {}

  @Override
  public AccessTab tab() {
    return AccessTab.SERVICES;
  }

  @Override
  public String template() {
    return "access/services";
  }
}
