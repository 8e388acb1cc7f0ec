package dev.cuepost.bench.load;

/** One connection's side of the talk. The loop's thread calls it, one request at a time. */
public interface Dialogue {
  /** What a connection does next. */
  enum Next {
    /** Sends the request that was written. */
    ASK,
    /** Has nothing to ask yet; it is asked again within a millisecond. */
    WAIT,
    /** Has nothing to ask any more. */
    END
  }

  /** Writes the next request into the empty buffer, if there is one. */
  Next ask(RequestBuffer request);

  /** Takes the answer to the last request. */
  void answered(Response response);
}
