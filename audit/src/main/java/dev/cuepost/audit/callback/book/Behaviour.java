package dev.cuepost.audit.callback.book;

/** How a receiver deals with a call. */
public enum Behaviour {
  /** 200 at once. */
  TAKES(true, 200),
  /** 200 at once, and a body without end. Only the status decides. */
  TAKES_ENDLESSLY(true, 200),
  /** 200 when the server has stopped waiting. */
  TAKES_LATE(true, 200),
  FAILS(false, 500),
  REDIRECTS(false, 302),
  SAYS_NOTHING(false, 204),
  /** A 200 whose head has no end. */
  TRICKLES(false, 200),
  HANGS(false, 0),
  RESETS(false, 0),
  CLOSES(false, 0),
  /** Its port is closed, and every connection to it. */
  GONE(false, 0);

  private final boolean success;
  private final int status;

  Behaviour(boolean success, int status) {
    this.success = success;
    this.status = status;
  }

  /** Whether a whole head with status 200 is answered. */
  public boolean success() {
    return success;
  }

  /** Of the answer; 0 if there is none. */
  public int status() {
    return status;
  }
}
