package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.review.ImageReview;
import dev.cuepost.callback.event.review.Review;
import dev.cuepost.callback.event.review.Suggestion;
import dev.cuepost.callback.event.review.VideoReview;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.ObjectEndpoints;
import dev.cuepost.media.store.ObjectName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plug-in found for a job of IMS, read from the job's result. */
final class CensorData {
  private static final String NOTHING = "normal";

  private CensorData() {}

  /** Empty if the job has no result. */
  static Optional<Review> review(ProcessJob job, ObjectEndpoints endpoints) {
    return job.result()
        .flatMap(Result::meta)
        .map(meta -> review(Configs.object(meta), job.owner().region(), endpoints));
  }

  private static Review review(JsonNode data, String region, ObjectEndpoints endpoints) {
    JsonNode censored = data.at("/VensorCensorResult/CensorResults/CensorResult");
    Optional<VideoReview> video =
        censored.isArray()
            ? Optional.of(new VideoReview(gravest(censored), label(censored), scenes(censored)))
            : Optional.empty();
    List<ImageReview> covers = new ArrayList<>();
    for (JsonNode cover : data.at("/CoverImageCensorResults/CoverImageCensorResult")) {
      JsonNode results = cover.at("/Results/Result");
      covers.add(
          new ImageReview(
              "cover",
              endpoints.url(
                  new ObjectName(
                      new BucketId(region, cover.path("Bucket").asText()),
                      cover.path("Object").asText())),
              gravest(results),
              label(results),
              images(results)));
    }
    List<String> abnormal = new ArrayList<>();
    if (video.filter(found -> found.suggestion() != Suggestion.PASS).isPresent()) {
      abnormal.add("video");
    }
    if (covers.stream().anyMatch(cover -> cover.suggestion() != Suggestion.PASS)) {
      abnormal.add("image");
    }
    Suggestion whole = suggestion(data);
    return new Review(
        abnormal, gravestLabel(video, covers, whole), whole, video, covers, List.of());
  }

  private static String gravestLabel(
      Optional<VideoReview> video, List<ImageReview> covers, Suggestion whole) {
    return video
        .filter(found -> found.suggestion() == whole)
        .map(VideoReview::label)
        .or(() ->
            covers.stream()
                .filter(cover -> cover.suggestion() == whole)
                .map(ImageReview::label)
                .findFirst())
        .orElse(NOTHING);
  }

  private static List<VideoReview.Scene> scenes(JsonNode results) {
    List<VideoReview.Scene> scenes = new ArrayList<>();
    for (JsonNode result : results) {
      if (result.has("Scene")) {
        String name = result.path("Scene").asText();
        scenes.add(
            new VideoReview.Scene(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                suggestion(result),
                result.path("Label").asText(),
                rate(result),
                rate(result),
                List.of(),
                List.of()));
      }
    }
    return scenes;
  }

  private static List<ImageReview.Result> images(JsonNode results) {
    List<ImageReview.Result> images = new ArrayList<>();
    for (JsonNode result : results) {
      if (result.has("Scene")) {
        images.add(
            new ImageReview.Result(
                suggestion(result),
                rate(result),
                result.path("Label").asText(),
                result.path("Scene").asText()));
      }
    }
    return images;
  }

  private static Suggestion gravest(JsonNode results) {
    Suggestion gravest = Suggestion.PASS;
    for (JsonNode result : results) {
      Suggestion one = suggestion(result);
      gravest = one.compareTo(gravest) > 0 ? one : gravest;
    }
    return gravest;
  }

  private static String label(JsonNode results) {
    Suggestion gravest = gravest(results);
    for (JsonNode result : results) {
      if (suggestion(result) == gravest && result.has("Label")) {
        return result.path("Label").asText();
      }
    }
    return NOTHING;
  }

  private static Suggestion suggestion(JsonNode node) {
    return Suggestion.valueOf(node.path("Suggestion").asText().toUpperCase(Locale.ROOT));
  }

  private static BigDecimal rate(JsonNode result) {
    return new BigDecimal(result.path("Rate").asText("0.00"));
  }
}
