package dev.cuepost.media.process.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cuepost.callback.event.review.Review;
import dev.cuepost.callback.event.review.Suggestion;
import dev.cuepost.callback.event.review.VideoReview;
import dev.cuepost.callback.event.vod.VideoTags;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plug-in found, read from a job's result. */
final class LookData {
  private static final String RESULT = "Result";

  private LookData() {}

  static VideoTags tags(String data) {
    JsonNode read = Configs.object(data);
    return new VideoTags(
        tags(read.path("Keyword")), tags(read.path("Person")), tags(read.path("Location")));
  }

  private static List<VideoTags.Tag> tags(JsonNode list) {
    List<VideoTags.Tag> tags = new ArrayList<>();
    for (JsonNode tag : list) {
      List<Long> times = new ArrayList<>();
      tag.path("Times").forEach(time -> times.add(time.asLong()));
      tags.add(new VideoTags.Tag(times, tag.path("Tag").asText(), Optional.empty()));
    }
    return tags;
  }

  static Review review(String data) {
    JsonNode read = Configs.object(data);
    JsonNode video = read.path("VideoResult");
    List<VideoReview.Scene> scenes = new ArrayList<>();
    video
        .properties()
        .forEach(member -> {
          if (member.getValue().isObject()) {
            scenes.add(scene(member.getKey(), member.getValue()));
          }
        });
    return new Review(
        Arrays.stream(read.path("AbnormalModules").asText().split(",", -1))
            .filter(module -> !module.isEmpty())
            .toList(),
        read.path("Label").asText(),
        suggestion(read),
        Optional.of(new VideoReview(suggestion(video), video.path("Label").asText(), scenes)),
        List.of(),
        List.of());
  }

  private static VideoReview.Scene scene(String member, JsonNode scene) {
    return new VideoReview.Scene(
        member.substring(0, member.length() - RESULT.length()),
        suggestion(scene),
        scene.path("Label").asText(),
        new BigDecimal(scene.path("MaxScore").asText()),
        new BigDecimal(scene.path("AverageScore").asText()),
        top(scene.path("TopList")),
        counts(scene.path("CounterList")));
  }

  private static List<VideoReview.Picture> top(JsonNode list) {
    List<VideoReview.Picture> top = new ArrayList<>();
    for (JsonNode one : list) {
      top.add(
          new VideoReview.Picture(
              new BigDecimal(one.path("Score").asText()),
              one.path("Label").asText(),
              one.path("Timestamp").asLong(),
              Optional.empty()));
    }
    return top;
  }

  private static List<VideoReview.LabelCount> counts(JsonNode list) {
    List<VideoReview.LabelCount> counts = new ArrayList<>();
    for (JsonNode one : list) {
      counts.add(new VideoReview.LabelCount(one.path("Label").asText(), one.path("Count").asInt()));
    }
    return counts;
  }

  private static Suggestion suggestion(JsonNode node) {
    return Suggestion.valueOf(node.path("Suggestion").asText().toUpperCase(Locale.ROOT));
  }
}
