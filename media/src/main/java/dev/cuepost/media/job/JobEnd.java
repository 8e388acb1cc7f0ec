package dev.cuepost.media.job;

import dev.cuepost.media.asset.AssetFile;
import java.util.List;
import java.util.Optional;

/** How an attempt at a job came out. */
sealed interface JobEnd {
  /**
   * The output stands under its final name.
   *
   * @param file as it is told of the asset that it becomes
   * @param cover address of the picture that stands for it
   */
  record Succeeded(AssetFile file, Optional<String> cover, List<String> warnings)
      implements JobEnd {
    public Succeeded {
      warnings = List.copyOf(warnings);
    }
  }

  /** It cannot be done, and another attempt would come out the same. */
  record Failed(String code, String message, List<String> warnings) implements JobEnd {
    public Failed {
      warnings = List.copyOf(warnings);
    }
  }

  /** The worker was stopped; the job is to be tried again. */
  record Interrupted() implements JobEnd {}
}
