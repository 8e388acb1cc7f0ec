package dev.cuepost.callback.setting;

import java.util.Optional;

/**
 * The rule by which an event finds its way.
 *
 * <p>In IMS, the address on a job takes the place of the region's setting and needs no entry in its
 * event list. In VOD, the URL on an upload or a job counts only where the setting is one over HTTP
 * that tells the event. Source: IMS documentation, "Configure callback settings for completed
 * editing jobs"; VOD documentation, "Request parameters".
 */
public final class Routes {
  private final ImsSettings ims;
  private final VodSettings vod;

  public Routes(CallbackSettings settings) {
    this.ims = settings.ims();
    this.vod = settings.vod();
  }

  /**
   * Where an event of IMS goes; nowhere if nobody wants it.
   *
   * @param own the address on its job, see {@link JobAddresses}, or the URL on its upload, see
   *     {@link MessageCallback}; passed over if it is no address
   */
  public Optional<Destination> ofIms(
      String account, String region, String eventType, Optional<String> own) {
    return own.flatMap(address -> Destination.read(address, account, region))
        .or(() ->
            ims.find(account, region)
                .filter(setting -> setting.covers(eventType))
                .map(setting -> setting.destination(account, region)));
  }

  /**
   * Where the progress of a job of IMS goes: where its end goes, whatever events the setting lists.
   *
   * @param own the address on its job; passed over if it is no address
   */
  public Optional<Destination> ofProgress(String account, String region, Optional<String> own) {
    return own.flatMap(address -> Destination.read(address, account, region))
        .or(() -> ims.find(account, region).map(setting -> setting.destination(account, region)));
  }

  /**
   * Where an event of VOD goes; nowhere if nobody wants it.
   *
   * @param region where the medium is stored
   * @param app the application that it belongs to
   * @param own the URL on its upload or job, see {@link MessageCallback}; passed over if it is none
   */
  public Optional<Destination> ofVod(
      String account, String region, String app, String eventType, Optional<String> own) {
    return vod.find(account, region, app)
        .filter(setting -> setting.covers(eventType))
        .map(setting ->
            own.filter(url -> setting.method() == Method.HTTP && Destination.isHttp(url))
                .<Destination>map(Destination.Http::new)
                .orElseGet(() -> setting.destination(account, region)));
  }

  /** What HTTP callbacks of IMS are signed with at this time, those to addresses on jobs too. */
  public Optional<SigningKey> imsKey(String account, String region) {
    return ims.find(account, region).flatMap(ImsSetting::signingKey);
  }

  /** The same for VOD. */
  public Optional<SigningKey> vodKey(String account, String region, String app) {
    return vod.find(account, region, app).flatMap(VodSetting::signingKey);
  }
}
