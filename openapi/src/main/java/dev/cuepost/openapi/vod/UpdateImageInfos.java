package dev.cuepost.openapi.vod;

import dev.cuepost.callback.event.Product;
import dev.cuepost.media.asset.Asset;
import dev.cuepost.media.asset.AssetKind;
import dev.cuepost.media.asset.Assets;
import dev.cuepost.media.asset.Changes;
import dev.cuepost.media.asset.Details;
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
import dev.cuepost.openapi.upload.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Describes several pictures anew; what is absent stays. Source:
 * https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-updateimageinfos.
 */
final class UpdateImageInfos implements Action {
  private static final int MOST = 20;

  private static final Parameter<String> CONTENT =
      Parameter.required("UpdateContent", ParameterType.text(262_144));

  private final Assets assets;
  private final Changes changes;
  private final CategoryActions categories;

  UpdateImageInfos(Assets assets, Changes changes, CategoryActions categories) {
    this.assets = assets;
    this.changes = changes;
    this.categories = categories;
  }

  @Override
  public String name() {
    return "UpdateImageInfos";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(CONTENT);
  }

  @Override
  public Fields answer(Call call) throws Refusal {
    List<Members> contents = Members.list(CONTENT.name(), call.get(CONTENT));
    if (contents.isEmpty() || contents.size() > MOST) {
      throw new Refusal(
          RpcError.invalid(CONTENT.name(), "it has 1 to %d pictures".formatted(MOST)));
    }
    var described = new ArrayList<Described>();
    var absent = new ArrayList<String>();
    for (Members content : contents) {
      String id = content.required("ImageId", 64);
      Optional<Asset> image =
          assets
              .find(call.account(), Product.VOD, id)
              .filter(asset -> asset.kind() == AssetKind.IMAGE);
      if (image.isPresent()) {
        Details details = described(content, image.get().details());
        described.add(new Described(id, categories.checked(call.account(), details)));
      } else {
        absent.add(id);
      }
    }
    described.forEach(one ->
        changes.describe(
            call.account(), Product.VOD, one.imageId(), _ -> one.details(), Optional.empty()));
    return new Fields()
        .fields("NonExistImageIds", new Fields().items("ImageId", NamedVideos.texts(absent)));
  }

  private record Described(String imageId, Details details) {}

  private static Details described(Members content, Details before) throws Refusal {
    Optional<String> tags = content.text("Tags", Tags.MAX_BYTES);
    return new Details(
        content.text("Title", MetaData.TITLE_BYTES).orElse(before.title()),
        content.text("Description", 1_024).orElse(before.description()),
        tags.isEmpty() ? before.tags() : Tags.read(tags.get(), rule -> content.wrong("Tags", rule)),
        content.category(before.category()),
        before.coverUrl(),
        before.businessType(),
        before.referenceId());
  }
}
