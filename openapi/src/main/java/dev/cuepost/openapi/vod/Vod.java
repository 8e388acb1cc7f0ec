package dev.cuepost.openapi.vod;

import dev.cuepost.callback.setting.VodSettings;
import dev.cuepost.openapi.Product;
import java.util.List;

/** The operations of ApsaraVideo VOD that this server has. */
public final class Vod {
  private Vod() {}

  public static Product product(VodSettings settings) {
    return new Product(
        "vod",
        "2017-03-21",
        List.of(
            new SetMessageCallback(settings),
            new GetMessageCallback(settings),
            new DeleteMessageCallback(settings)));
  }
}
