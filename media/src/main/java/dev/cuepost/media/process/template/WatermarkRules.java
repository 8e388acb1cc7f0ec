package dev.cuepost.media.process.template;

import dev.cuepost.media.json.Rejection;
import java.util.Optional;

/** Says whether a watermark can be worked with. */
@FunctionalInterface
public interface WatermarkRules {
  /**
   * Checks it as streams will read it.
   *
   * @param config what is said about it, a JSON object in VOD's form
   * @return what is wrong with it
   */
  Optional<Rejection> check(
      Templates.Owner owner, Watermark.Type type, Optional<String> fileUrl, String config);
}
