package dev.cuepost.console.frame;

import java.util.Arrays;
import java.util.List;

/** The parts of the console, in the order in which they are offered. */
public enum Section {
  OVERVIEW("overview", "", ""),
  JOBS("jobs", "ice:ListMediaProducingJobs", "*"),
  MEDIA("media", "ice:ListMediaBasicInfos", "*"),
  DELIVERIES("deliveries", "cuepost:ListDeliveries", "*"),
  CALLBACKS("callbacks", "ice:GetEventCallback", "*"),
  QUEUES("queues", "mns:ListQueue", "/queues"),
  ACCESS("access", "ram:ListUsers", "*"),
  NONE("", "", "");

  private final String path;
  private final String action;
  private final String resource;

  Section(String path, String action, String resource) {
    this.path = path;
    this.action = action;
    this.resource = resource;
  }

  /** Behind the region in addresses; empty for what has no place of its own. */
  public String path() {
    return path;
  }

  /** Those that a visitor with these permissions may see. */
  static List<Section> open(Permissions visitor) {
    return Arrays.stream(values())
        .filter(section -> section != NONE)
        .filter(
            section -> section.action.isEmpty() || visitor.may(section.action, section.resource))
        .toList();
  }

  /** Key of its name. */
  public String text() {
    return "section." + path;
  }
}
