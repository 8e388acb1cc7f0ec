package dev.cuepost.callback.event.sample;

import dev.cuepost.callback.event.JsonText;
import dev.cuepost.callback.event.MediaChanges;
import dev.cuepost.callback.event.MediaChanges.Change;
import dev.cuepost.callback.event.MediaFigures;
import dev.cuepost.callback.event.WorkflowTask;
import dev.cuepost.callback.event.review.ImageReview;
import dev.cuepost.callback.event.review.Review;
import dev.cuepost.callback.event.review.Suggestion;
import dev.cuepost.callback.event.review.TextReview;
import dev.cuepost.callback.event.review.VideoReview;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Parts that samples of both products have. */
final class CommonSamples {
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");
  private static final Instant END = Instant.parse("2026-01-05T08:00:42Z");

  private CommonSamples() {}

  static MediaFigures figures() {
    return new MediaFigures(
        new BigDecimal("12"),
        Optional.of(360),
        Optional.of(630),
        Optional.of(new BigDecimal("30")),
        new BigDecimal("499"),
        1_234_568);
  }

  static MediaChanges changes() {
    return new MediaChanges(
        Optional.of(new Change<>(Optional.of("Film 17"), Optional.of("The film of the week"))),
        Optional.of(new Change<>(Optional.of("old"), Optional.of("new"))),
        Optional.of(
            new Change<>(Optional.empty(), Optional.of("http://vod.example.test/covers/17.jpg"))),
        Optional.of(new Change<>(Optional.empty(), Optional.of(1_000_020_001L))),
        Optional.of(new Change<>(Optional.of("film"), Optional.empty())));
  }

  static WorkflowTask workflowTask(String mediaId) {
    return new WorkflowTask(
        "552ad479de504ab7b4ce1c1cd2a1f2b0",
        "4215e1d2c2b04bcf8ae7d0f4a1b2c3d4",
        true,
        new JsonText("{\"Type\":\"Media\",\"Media\":\"" + mediaId + "\"}"),
        List.of(
            new WorkflowTask.Activity(
                "Act-Start",
                "70fb1d2e8a3c4f5b",
                true,
                BEGIN,
                BEGIN.plusSeconds(1),
                new JsonText("{}")),
            new WorkflowTask.Activity(
                "Act-Transcode",
                "70fb1d2e8a3c4f5c",
                true,
                BEGIN.plusSeconds(1),
                END,
                new JsonText(
                    "{\"Status\":\"Finished\",\"JobType\":\"Transcode\",\"MediaId\":\""
                        + mediaId
                        + "\"}"))),
        BEGIN,
        END,
        END);
  }

  static Review review() {
    return new Review(
        List.of("video"),
        "porn",
        Suggestion.REVIEW,
        Optional.of(
            new VideoReview(
                Suggestion.REVIEW,
                "porn",
                List.of(
                    new VideoReview.Scene(
                        "Porn",
                        Suggestion.REVIEW,
                        "porn",
                        new BigDecimal("62.13"),
                        new BigDecimal("40.50"),
                        List.of(
                            new VideoReview.Picture(
                                new BigDecimal("62.13"),
                                "porn",
                                3_260,
                                Optional.of("http://vod.example.test/review/17-00002.jpg"))),
                        List.of(
                            new VideoReview.LabelCount("normal", 11),
                            new VideoReview.LabelCount("porn", 1))),
                    new VideoReview.Scene(
                        "Terrorism",
                        Suggestion.PASS,
                        "normal",
                        new BigDecimal("3.20"),
                        new BigDecimal("1.05"),
                        List.of(),
                        List.of(new VideoReview.LabelCount("normal", 12)))))),
        List.of(
            new ImageReview(
                "cover",
                "http://vod.example.test/covers/17.jpg",
                Suggestion.PASS,
                "normal",
                List.of(
                    new ImageReview.Result(
                        Suggestion.PASS, new BigDecimal("99.90"), "normal", "porn")))),
        List.of(
            new TextReview(
                "title",
                "The film of the week",
                Suggestion.PASS,
                new BigDecimal("99.91"),
                "normal",
                "antispam")));
  }
}
