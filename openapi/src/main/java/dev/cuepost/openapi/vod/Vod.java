package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.media.asset.Library;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;
import java.util.stream.Stream;

/** The operations of ApsaraVideo VOD that this server has. */
public final class Vod {
  private Vod() {}

  public static Product product(
      Library library, UploadGrants grants, VodSettings settings, List<Action> processing) {
    List<Action> own =
        List.of(
            new CreateUploadVideo(library.assets(), library.uploads(), grants),
            new CreateUploadImage(library.uploads(), grants),
            new CreateUploadAttachedMedia(library.uploads(), grants),
            new RefreshUploadVideo(library.assets(), library.uploads(), grants),
            new GetVideoInfo(library.assets()),
            new GetVideoInfos(library.assets()),
            new UpdateVideoInfo(library.assets(), library.changes()),
            new DeleteVideo(library.changes()),
            new SetMessageCallback(settings),
            new GetMessageCallback(settings),
            new DeleteMessageCallback(settings));
    return new Product(
        "vod", "2017-03-21", Stream.concat(own.stream(), processing.stream()).toList());
  }
}
