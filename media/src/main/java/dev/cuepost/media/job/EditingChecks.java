package dev.cuepost.media.job;

import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.edit.MediaRef;
import dev.cuepost.media.edit.OutputConfig;
import dev.cuepost.media.edit.ProduceConfig;
import dev.cuepost.media.edit.Timeline;
import dev.cuepost.media.json.Fields;
import dev.cuepost.media.json.Verdict;
import dev.cuepost.media.speech.Speech;
import dev.cuepost.media.store.BucketId;
import dev.cuepost.media.store.Buckets;
import dev.cuepost.media.store.MediaUrl;
import dev.cuepost.media.store.MediaUrls;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The rules that a submission can be held to before its sources are looked at. */
final class EditingChecks implements SubmitCheck {
  /** Source: SubmitMediaProducingJob, parameter UserData. */
  private static final int USER_DATA_MAX_BYTES = 512;

  private final MediaUrls urls;
  private final Buckets buckets;
  private final Assets assets;
  private final JobStore jobs;
  private final Speech speech;
  private final JobLimits limits;

  EditingChecks(
      MediaUrls urls,
      Buckets buckets,
      Assets assets,
      JobStore jobs,
      Speech speech,
      JobLimits limits) {
    this.assets = assets;
    this.jobs = jobs;
    this.speech = speech;
    this.limits = limits;
    this.urls = urls;
    this.buckets = buckets;
  }

  @Override
  public Verdict check(EditingOrder order) {
    int userData =
        order.userData().map(text -> text.getBytes(StandardCharsets.UTF_8).length).orElse(0);
    if (userData > USER_DATA_MAX_BYTES) {
      return new Refusal(
          "InvalidParameter",
          "UserData must be at most %d bytes, was %d".formatted(USER_DATA_MAX_BYTES, userData));
    }
    return switch (OutputConfig.read(order.outputMediaConfig())) {
      case dev.cuepost.media.json.Verdict.Rejected<OutputConfig>(var why) ->
          new Refusal(why.code(), why.message());
      case dev.cuepost.media.json.Verdict.Accepted<OutputConfig>(var output, var _) ->
          switch (Timeline.read(order.timeline())) {
            case dev.cuepost.media.json.Verdict.Rejected<Timeline>(var why) ->
                new Refusal(why.code(), why.message());
            case dev.cuepost.media.json.Verdict.Accepted<Timeline>(var timeline, var _) ->
                limits
                    .check(timeline, output)
                    .or(() -> speech.missing(timeline))
                    .map(why -> new Refusal(why.code(), why.message()))
                    .or(() -> sources(order, timeline))
                    .or(() -> produced(order))
                    .or(() -> output(order, output.mediaUrl()))
                    .<Verdict>map(refusal -> refusal)
                    .orElseGet(() -> new Passed(output.mediaUrl()));
          };
    };
  }

  private static Optional<Refusal> produced(EditingOrder order) {
    return ProduceConfig.readIfGiven(order.produceConfig())
            instanceof dev.cuepost.media.json.Verdict.Rejected<ProduceConfig>(var why)
        ? Optional.of(new Refusal(why.code(), why.message()))
        : Optional.empty();
  }

  private Optional<Refusal> sources(EditingOrder order, Timeline timeline) {
    for (MediaRef source : timeline.sources()) {
      if (source instanceof MediaRef.ByUrl(String url)
          && urls.resolve(url, order.region()) instanceof MediaUrl.Invalid(String reason)) {
        return Optional.of(
            new Refusal(
                "InvalidParameter",
                "Timeline names the MediaURL '%s', which is not usable: %s"
                    .formatted(url, reason)));
      }
    }
    return assets(order, timeline)
        .or(() -> captions("FileURL", timeline.captions().files(), order))
        .or(() -> captions("ImageURL", timeline.captions().pictures(), order))
        .or(() -> captions("FontURL", timeline.captions().fonts(), order));
  }

  /** What an unfinished job makes is an asset soon. */
  private Optional<Refusal> assets(EditingOrder order, Timeline timeline) {
    for (var named : timeline.assets().entrySet()) {
      String mediaId = named.getKey();
      if (assets.find(order.account(), mediaId).isEmpty()
          && !jobs.isAwaited(order.account(), mediaId)) {
        return Optional.of(
            new Refusal(
                "ResourceNotFound",
                "%s.MediaId names no media asset of this account: %s."
                    .formatted(named.getValue(), Fields.printable(mediaId))));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> captions(String field, Set<String> named, EditingOrder order) {
    for (String url : named) {
      if (urls.resolve(url, order.region()) instanceof MediaUrl.Invalid(String reason)) {
        return Optional.of(
            new Refusal(
                "InvalidParameter",
                "Timeline names the %s '%s', which is not usable: %s"
                    .formatted(field, url, reason)));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> output(EditingOrder order, String mediaUrl) {
    if (!mediaUrl.startsWith("http")
        || !(urls.resolve(mediaUrl, order.region()) instanceof MediaUrl.Ours ours)) {
      return refuse(
          mediaUrl, "it must be the http(s) address of an object in a bucket of this server");
    }
    BucketId id = ours.name().bucket();
    if (!id.region().equals(order.region())) {
      return refuse(
          mediaUrl,
          "the bucket %s is in region %s and the job in %s"
              .formatted(id.name(), id.region(), order.region()));
    }
    var bucket = buckets.find(id);
    if (bucket.isEmpty() || !bucket.get().account().equals(order.account())) {
      return refuse(
          mediaUrl,
          "there is no bucket %s of this account in region %s".formatted(id.name(), id.region()));
    }
    return Optional.empty();
  }

  private static Optional<Refusal> refuse(String mediaUrl, String rule) {
    return Optional.of(
        new Refusal(
            "InvalidParameter",
            "OutputMediaConfig.MediaURL is '%s': %s".formatted(mediaUrl, rule)));
  }
}
