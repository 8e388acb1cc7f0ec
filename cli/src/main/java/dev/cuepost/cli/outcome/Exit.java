package dev.cuepost.cli.outcome;

/** The statuses that a command ends with. Scripts rely on them; they are in its documentation. */
public enum Exit {
  DONE(0),

  /** The server refused it, or what was asked for did not succeed. */
  FAILED(1),

  /** The command line makes no sense. */
  USAGE(2),

  /** Nobody answers at the address, or nobody who speaks the protocol. */
  UNREACHABLE(3),

  /** What was waited for did not come in time. */
  NOT_IN_TIME(4);

  private final int status;

  Exit(int status) {
    this.status = status;
  }

  /** As the process tells it. */
  public int status() {
    return status;
  }
}
