package dev.cuepost.media.edit;

import dev.cuepost.media.edit.OutputConfig.VideoCodec;
import dev.cuepost.media.json.Fields;
import java.util.Optional;
import java.util.Set;

/**
 * What a transcoding template says about an output, for whatever its own configuration leaves open:
 * {@code ProduceTemplate}, which stands for the {@code ProduceTemplateId} of the request.
 *
 * @param width in pixels; both sides are given, or none
 * @param bitrate bits a second
 */
record OutputTemplate(
    Optional<Integer> width,
    Optional<Integer> height,
    Optional<VideoCodec> codec,
    Optional<Integer> crf,
    Optional<Long> bitrate,
    Optional<String> preset,
    Optional<String> profile,
    Optional<FrameRate> fps) {
  private static final OutputTemplate NONE =
      new OutputTemplate(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** The template of an output; what it cannot tell an edit is warned about. */
  static OutputTemplate read(Fields output) {
    return output
        .object("ProduceTemplate")
        .map(template -> {
          template.ignore(Set.of("Container")); // the ending of the address says it
          var read = template.object("Video").map(OutputTemplate::ofVideo).orElse(NONE);
          template.warnAboutTheRest("of the template was ignored.");
          return read;
        })
        .orElse(NONE);
  }

  private static OutputTemplate ofVideo(Fields video) {
    boolean sized = video.has("Width") && video.has("Height") && !video.flag("LongShortMode");
    var read =
        new OutputTemplate(
            sized ? side(video, "Width") : Optional.empty(),
            sized ? side(video, "Height") : Optional.empty(),
            OutputConfigReader.codec(video),
            video.integer("Crf", 0, 51),
            video.number("Bitrate", 1, 200_000_000).map(OutputConfigReader::bits),
            OutputConfigReader.preset(video),
            OutputConfigReader.profile(video),
            OutputConfigReader.rate(video));
    if (!sized && (video.has("Width") || video.has("Height"))) {
      video.warn("Width", "and Height of the template were ignored, as they are not a whole size.");
    }
    video.warnAboutTheRest("of the template was ignored.");
    return read;
  }

  private static Optional<Integer> side(Fields video, String name) {
    return video.integer(name, OutputConfigReader.LEAST_SIDE, OutputConfigReader.MOST_SIDE);
  }
}
