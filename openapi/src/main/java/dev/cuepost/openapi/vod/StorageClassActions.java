package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.event.Word;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.Scope;
import dev.cuepost.callback.event.vod.UpdateMediaStorageClassComplete.StorageClass;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetState;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.StorageClasses;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.NamedAction;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Moves videos to other classes of storage and restores them. Source: models of
 * com.aliyun:vod20170321, UpdateMediaStorageClass and RestoreMedia.
 */
final class StorageClassActions {
  private static final Parameter<String> MEDIA_IDS =
      Parameter.required("MediaIds", ParameterType.text(4_096));
  private static final Parameter<StorageClass> STORAGE_CLASS =
      Parameter.required("StorageClass", word(StorageClass.values()));
  private static final Parameter<Scope> SCOPE = Parameter.optional("Scope", word(Scope.values()));
  private static final Parameter<String> TIER =
      Parameter.optional("RestoreTier", ParameterType.oneOf("Expedited", "Standard", "Bulk"));
  private static final Parameter<Boolean> WITHOUT_LIMIT =
      Parameter.optional("AllowUpdateWithoutTimeLimit", ParameterType.flag());
  private static final Parameter<Integer> DAYS =
      Parameter.optional("RestoreDays", ParameterType.whole(1, 365));

  private final Assets assets;
  private final StorageClasses classes;

  private StorageClassActions(Assets assets, StorageClasses classes) {
    this.assets = assets;
    this.classes = classes;
  }

  static List<Action> all(Assets assets, StorageClasses classes) {
    var actions = new StorageClassActions(assets, classes);
    return List.of(
        new NamedAction(
            "UpdateMediaStorageClass",
            List.of(MEDIA_IDS, STORAGE_CLASS, SCOPE, TIER, WITHOUT_LIMIT),
            actions::move),
        new NamedAction("RestoreMedia", List.of(MEDIA_IDS, SCOPE, TIER, DAYS), actions::restore));
  }

  private static <E extends Enum<E> & Word> ParameterType<E> word(E[] values) {
    List<E> known = List.of(values);
    return new ParameterType<>(
        "is one of " + String.join(", ", known.stream().map(Word::word).toList()),
        text -> known.stream().filter(value -> value.word().equals(text)).findFirst());
  }

  private Fields move(Call call) throws Refusal {
    StorageClass wanted = call.get(STORAGE_CLASS);
    Sorted sorted =
        sort(
            call,
            video ->
                video.storage().storageClass() == wanted
                    ? Optional.of("The media is of this class already.")
                    : Optional.empty());
    classes.move(sorted.fit, wanted, call.find(SCOPE).orElse(Scope.ALL));
    return sorted.told().text("Status", "Processing");
  }

  private Fields restore(Call call) throws Refusal {
    Sorted sorted =
        sort(
            call,
            video ->
                video.storage().isArchive()
                    ? Optional.empty()
                    : Optional.of("The media is not in an archive."));
    classes.restore(sorted.fit, Duration.ofDays(call.find(DAYS).orElse(1)));
    return sorted.told().flag("Success", true);
  }

  /** Those that can be done, and why the others cannot. */
  private record Sorted(List<Asset> fit, List<Fields> forbidden, List<String> ignored) {
    Fields told() {
      return new Fields()
          .fields("ForbiddenList", new Fields().items("MediaForbiddenReasonDTO", forbidden))
          .fields("IgnoredList", new Fields().items("MediaId", NamedVideos.texts(ignored)));
    }
  }

  private Sorted sort(Call call, Function<Asset, Optional<String>> unfit) throws Refusal {
    var sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String id : VideoParameters.others(MEDIA_IDS, call)) {
      Optional<Asset> video =
          assets
              .find(call.account(), Product.VOD, id)
              .filter(asset -> asset.region().equals(call.region()) && asset.kind().plays());
      if (video.isEmpty()) {
        sorted.ignored.add(id);
        continue;
      }
      Optional<String> reason =
          Stream.of(illegal(video.get()), unfit.apply(video.get()))
              .flatMap(Optional::stream)
              .findFirst();
      reason.ifPresentOrElse(
          why -> sorted.forbidden.add(new Fields().text("MediaId", id).text("Reason", why)),
          () -> sorted.fit.add(video.get()));
    }
    return sorted;
  }

  private static Optional<String> illegal(Asset video) {
    return video.state() == AssetState.NORMAL || video.state() == AssetState.BLOCKED
        ? Optional.empty()
        : Optional.of("The status of the media does not allow this.");
  }
}
