package dev.cuepost.openapi.oss;

import dev.cuepost.media.store.StoredObject;
import dev.cuepost.openapi.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request wants to be so of an object before it reads or copies it.
 *
 * <p>Source: Object Storage Service documentation, "GetObject" and "CopyObject".
 */
final class Conditions {
  private final Exchange exchange;
  private final String prefix;

  private Conditions(Exchange exchange, String prefix) {
    this.exchange = exchange;
    this.prefix = prefix;
  }

  /** Those of a request that reads. */
  static Conditions ofRead(Exchange exchange) {
    return new Conditions(exchange, "");
  }

  /** Those of a request that copies, about its source. */
  static Conditions ofCopy(Exchange exchange) {
    return new Conditions(exchange, CopySource.HEADER + "-");
  }

  /**
   * Whether the client has this object already; a tag counts before a time.
   *
   * @throws OssRefusal if the client assumes wrong things of it
   */
  boolean unmodified(StoredObject object) throws OssRefusal {
    Instant modified = object.modifiedAt().truncatedTo(ChronoUnit.SECONDS);
    if (header("if-match").filter(tag -> !isTagOf(tag, object)).isPresent()) {
      throw failed("If-Match");
    }
    if (time("if-unmodified-since").filter(modified::isAfter).isPresent()) {
      throw failed("If-Unmodified-Since");
    }
    Optional<String> known = header("if-none-match");
    return known.isPresent()
        ? isTagOf(known.get(), object)
        : time("if-modified-since").filter(since -> !modified.isAfter(since)).isPresent();
  }

  private Optional<String> header(String name) {
    return exchange.header(prefix + name);
  }

  private Optional<Instant> time(String name) {
    return header(name).flatMap(HttpDate::parse);
  }

  /** Whether one of the tags, with quotes or without, separated by commas, is the object's. */
  private static boolean isTagOf(String tags, StoredObject object) {
    return Stream.of(tags.split(","))
        .map(tag -> tag.replace("\"", "").strip())
        .anyMatch(tag -> tag.equals("*") || tag.equalsIgnoreCase(object.tag()));
  }

  private static OssRefusal failed(String condition) {
    return new OssRefusal(OssError.PRECONDITION_FAILED, new Fields().text("Condition", condition));
  }
}
