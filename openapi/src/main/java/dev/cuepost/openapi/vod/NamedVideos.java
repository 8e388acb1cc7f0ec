package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The videos that a call names, by their ids and by the names that their user gave them.
 *
 * @param found each once, in the order in which they are named
 * @param absentIds those of no video
 * @param absentReferences the same of names
 */
record NamedVideos(List<Asset> found, List<String> absentIds, List<String> absentReferences) {
  static final Parameter<String> VIDEO_IDS =
      Parameter.optional("VideoIds", ParameterType.text(4_096));
  static final Parameter<String> REFERENCE_IDS =
      Parameter.optional("ReferenceIds", ParameterType.text(4_096));

  /**
   * Looks them up.
   *
   * @throws Refusal if the call names none, or too many
   */
  static NamedVideos of(Assets assets, Call call) throws Refusal {
    List<String> ids = VideoParameters.ids(VIDEO_IDS, call);
    List<String> references = VideoParameters.ids(REFERENCE_IDS, call);
    if (ids.isEmpty() && references.isEmpty()) {
      throw new Refusal(RpcError.missing(VIDEO_IDS.name()));
    }
    Map<String, Asset> found = new LinkedHashMap<>();
    List<String> absentIds = new ArrayList<>();
    List<String> absentReferences = new ArrayList<>();
    for (String id : ids) {
      video(assets.find(call.account(), Product.VOD, id))
          .ifPresentOrElse(video -> found.put(video.mediaId(), video), () -> absentIds.add(id));
    }
    for (String reference : references) {
      video(assets.findByReference(call.account(), Product.VOD, reference))
          .ifPresentOrElse(
              video -> found.put(video.mediaId(), video), () -> absentReferences.add(reference));
    }
    return new NamedVideos(List.copyOf(found.values()), absentIds, absentReferences);
  }

  private static Optional<Asset> video(Optional<Asset> asset) {
    return asset.filter(found -> found.kind().plays());
  }

  /** {@code NonExistVideoIds} and {@code NonExistReferenceIds}. */
  Fields absent() {
    return new Fields()
        .items("NonExistVideoIds", texts(absentIds))
        .items("NonExistReferenceIds", texts(absentReferences));
  }

  static List<Value> texts(List<String> texts) {
    return texts.stream().<Value>map(Value.Text::new).toList();
  }
}
