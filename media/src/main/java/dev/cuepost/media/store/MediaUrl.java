package dev.cuepost.media.store;

import java.net.URI;

/** What a media URL names. */
public sealed interface MediaUrl {
  /** An object in a bucket of this server; whether the two exist is not known yet. */
  record Ours(ObjectName name) implements MediaUrl {}

  /**
   * Something on another machine.
   *
   * @param uri an absolute http or https address with a host, as ASCII
   */
  record Elsewhere(URI uri) implements MediaUrl {}

  /**
   * Nothing that can be fetched.
   *
   * @param reason one sentence
   */
  record Invalid(String reason) implements MediaUrl {}
}
