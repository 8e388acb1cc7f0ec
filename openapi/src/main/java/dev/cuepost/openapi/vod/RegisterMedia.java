package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Details;
import dev.cuepost.media.asset.NewAsset;
import dev.cuepost.media.asset.Registrations;
import dev.cuepost.media.asset.Registrations.Outcome;
import dev.cuepost.media.process.template.TemplateGroup;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.category.CategoryActions;
import dev.cuepost.openapi.upload.Members;
import dev.cuepost.openapi.upload.MetaData;
import dev.cuepost.openapi.upload.StreamWishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes videos of files that lie in buckets here. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-registermedia.
 */
final class RegisterMedia implements Action {
  private static final int MOST = 10;

  private static final Parameter<String> METADATAS =
      Parameter.required("RegisterMetadatas", ParameterType.text(131_072));

  private final Registrations registrations;
  private final CategoryActions categories;
  private final StreamWishes streams;

  RegisterMedia(Registrations registrations, CategoryActions categories, StreamWishes streams) {
    this.registrations = registrations;
    this.categories = categories;
    this.streams = streams;
  }

  @Override
  public String name() {
    return "RegisterMedia";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(METADATAS, StreamWishes.GROUP_ID, VideoParameters.USER_DATA);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Members> files = Members.list(METADATAS.name(), call.get(METADATAS));
    if (files.isEmpty() || files.size() > MOST) {
      throw new Refusal(RpcError.invalid(METADATAS.name(), "it has 1 to %d files".formatted(MOST)));
    }
    // Without a name there are no streams: the default group is for uploads.
    Optional<TemplateGroup> group =
        call.find(StreamWishes.GROUP_ID).isPresent() ? streams.group(call) : Optional.empty();
    List<Wish> wishes = new ArrayList<>();
    for (Members file : files) {
      wishes.add(wish(call, file));
    }
    List<Fields> registered = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (Wish wish : wishes) {
      register(wish, group).ifPresentOrElse(registered::add, () -> failed.add(wish.url()));
    }
    return new Fields()
        .items("RegisteredMediaList", registered)
        .items("FailedFileURLs", NamedVideos.texts(failed));
  }

  private record Wish(String url, NewAsset asset) {}

  private Wish wish(Call call, Members file) throws Refusal {
    String url = file.required("FileURL", 1_024);
    Details details = MetaData.details(file, url.substring(url.lastIndexOf('/') + 1));
    return new Wish(
        url,
        new NewAsset(
            Product.VOD,
            call.account(),
            call.region(),
            Event.DEFAULT_APP,
            AssetKind.ofName(url),
            categories.checked(call.account(), details),
            call.find(VideoParameters.USER_DATA)));
  }

  /** Empty if its address is none of a video or a sound in a bucket of the account. */
  private Optional<Fields> register(Wish wish, Optional<TemplateGroup> group) {
    if (!wish.asset().kind().plays()) {
      return Optional.empty();
    }
    return switch (registrations.register(wish.asset(), wish.url(), false, Optional.empty())) {
      case Outcome.Registered(String mediaId) -> {
        group.ifPresent(wanted -> streams.await(mediaId, wanted));
        yield Optional.of(told(wish.url(), mediaId, true));
      }
      case Outcome.AlreadyThere(String mediaId) -> Optional.of(told(wish.url(), mediaId, false));
      case Outcome.ReferenceTaken _, Outcome.NotOurs _ -> Optional.empty();
    };
  }

  private static Fields told(String url, String mediaId, boolean isNew) {
    return new Fields().text("MediaId", mediaId).text("FileURL", url).flag("NewRegister", isNew);
  }
}
