package dev.cuepost.console.frame;

/** The parts of the console, in the order in which they are offered. */
public enum Section {
  QUEUES("queues", "mns:ListQueue", "/queues"),
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

  /** What one must be permitted to see it; empty if anybody may. */
  String action() {
    return action;
  }

  /** On what. */
  String resource() {
    return resource;
  }

  /** Key of its name. */
  public String text() {
    return "section." + path;
  }
}
