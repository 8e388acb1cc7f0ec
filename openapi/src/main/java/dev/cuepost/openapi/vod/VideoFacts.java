package dev.cuepost.openapi.vod;

import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.process.job.JobState;
import dev.cuepost.media.process.job.MadeOfVideo;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of a video by the jobs on it.
 *
 * @param pictures the addresses of those that were taken of it last
 * @param sheets the same of sheets of small pictures
 * @param preprocessed how far the stream for live productions is, if one is wanted
 * @param templateGroup the group of templates by which streams were made last, or will be
 */
record VideoFacts(
    Function<Asset, List<String>> pictures,
    Function<Asset, List<String>> sheets,
    Function<Asset, Optional<JobState>> preprocessed,
    Function<Asset, Optional<String>> templateGroup) {
  /** So many pictures of a video are told beside it. */
  private static final int PICTURES_TOLD = 20;

  /**
   * What its jobs say.
   *
   * @param endpoints of pictures, whose addresses are bare like that of the cover
   */
  static VideoFacts of(MadeOfVideo made, ObjectEndpoints endpoints) {
    return new VideoFacts(
        video -> urls(made.pictures(video, PICTURES_TOLD), endpoints),
        video -> urls(made.sheets(video, PICTURES_TOLD), endpoints),
        made::preprocessed,
        made::templateGroup);
  }

  private static List<String> urls(List<ObjectName> pictures, ObjectEndpoints endpoints) {
    return pictures.stream().map(endpoints::url).toList();
  }

  /** {@code PreprocessStatus}. */
  String preprocessStatus(Asset video) {
    Optional<JobState> state = preprocessed.apply(video);
    if (state.isEmpty()) {
      return "UnPreprocess";
    }
    return switch (state.get()) {
      case WAITING, INIT, PROCESSING -> "Preprocessing";
      case SUCCESS -> "PreprocessSucceed";
      case FAIL -> "PreprocessFailed";
    };
  }

  /** {@code TranscodeMode}: whether streams are made of it as soon as its file has come. */
  String transcodeMode(Asset video) {
    return templateGroup
            .apply(video)
            .filter(group -> !group.equals(TemplateGroup.NO_TRANSCODE))
            .isPresent()
        ? "FastTranscode"
        : "NoTranscode";
  }
}
