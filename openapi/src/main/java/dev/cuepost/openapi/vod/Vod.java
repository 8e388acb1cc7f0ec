package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.media.asset.Library;
import dev.cuepost.media.pull.Pulls;
import dev.cuepost.openapi.Product;
import dev.cuepost.openapi.upload.UploadGrants;
import java.util.List;

/** The operations of ApsaraVideo VOD that this server has. */
public final class Vod {
  private Vod() {}

  public static Product product(
      Library library, UploadGrants grants, Pulls pulls, VodSettings settings) {
    return new Product(
        "vod",
        "2017-03-21",
        List.of(
            new CreateUploadVideo(library.assets(), library.uploads(), grants),
            new CreateUploadImage(library.uploads(), grants),
            new CreateUploadAttachedMedia(library.uploads(), grants),
            new RefreshUploadVideo(library.assets(), library.uploads(), grants),
            new UploadMediaByURL(pulls),
            new GetURLUploadInfos(pulls),
            new GetVideoInfo(library.assets()),
            new GetVideoInfos(library.assets()),
            new UpdateVideoInfo(library.assets(), library.changes()),
            new DeleteVideo(library.changes()),
            new SetMessageCallback(settings),
            new GetMessageCallback(settings),
            new DeleteMessageCallback(settings)));
  }
}
