package dev.cuepost.console.callback;

import dev.cuepost.callback.event.Event;
import dev.cuepost.callback.event.Product;
import dev.cuepost.callback.setting.CallbackSettings;
import dev.cuepost.callback.setting.Checked;
import dev.cuepost.callback.setting.ImsSetting;
import dev.cuepost.callback.setting.Method;
import dev.cuepost.callback.setting.VodSetting;
import java.util.List;
import java.util.Optional;

/**
 * The callback setting of either product, as one form shows it.
 *
 * @param endpoint of the queue's region; VOD alone has it
 */
record Setting(
    Method method,
    Optional<String> url,
    Optional<String> endpoint,
    Optional<String> queueName,
    List<String> events,
    boolean signed,
    Optional<String> authKey) {
  Setting {
    events = List.copyOf(events);
  }

  /** Whose settings, and where. VOD's are those of its default application. */
  record Place(Product product, String account, String region) {}

  static Optional<Setting> find(CallbackSettings settings, Place place) {
    return switch (place.product()) {
      case IMS -> settings.ims().find(place.account(), place.region()).map(Setting::of);
      case VOD ->
          settings.vod().find(place.account(), place.region(), Event.DEFAULT_APP).map(Setting::of);
    };
  }

  private static Setting of(ImsSetting ims) {
    return new Setting(
        ims.method(),
        ims.url(),
        Optional.empty(),
        ims.queueName(),
        ims.events(),
        ims.signed(),
        ims.authKey());
  }

  private static Setting of(VodSetting vod) {
    return new Setting(
        vod.method(),
        vod.url(),
        vod.endpoint(),
        vod.queueName(),
        vod.events(),
        vod.signed(),
        vod.authKey());
  }

  Checked check(Product product) {
    return switch (product) {
      case IMS -> ImsSetting.check(method, url, queueName, events, signed, authKey);
      case VOD -> VodSetting.check(method, url, endpoint, queueName, events, signed, authKey);
    };
  }

  void put(CallbackSettings settings, Place place) {
    switch (place.product()) {
      case IMS ->
          settings
              .ims()
              .put(
                  place.account(),
                  place.region(),
                  new ImsSetting(method, url, queueName, events, signed, authKey));
      case VOD ->
          settings
              .vod()
              .put(
                  place.account(),
                  place.region(),
                  Event.DEFAULT_APP,
                  new VodSetting(method, url, endpoint, queueName, events, signed, authKey));
    }
  }

  /** Shows whether there is a key, never the key. */
  @Override
  public String toString() {
    return "Setting[method=%s, url=%s, queueName=%s, authKey %s]"
        .formatted(method, url, queueName, authKey.isPresent() ? "set" : "not set");
  }
}
