package dev.cuepost.media.job;

import dev.cuepost.media.asset.Details;

/**
 * What the output of a job is to become.
 *
 * @param details what is said of it
 */
public record Target(Kind kind, Details details) {
  /** Of whose assets it will be one. */
  public enum Kind {
    /** One of IMS, at the address that the job names. */
    OBJECT,
    /** A video of VOD, in the place of uploads. */
    VIDEO
  }

  /** An object of which nothing is said. */
  public static final Target OBJECT = new Target(Kind.OBJECT, Details.NONE);
}
