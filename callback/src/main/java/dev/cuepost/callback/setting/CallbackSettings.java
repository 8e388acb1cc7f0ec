package dev.cuepost.callback.setting;

import dev.cuepost.state.Bulletin;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What users have set about their callbacks. Looking up costs no query; a change is durable, and
 * seen by everybody, when its call returns. All threads may use it.
 */
public final class CallbackSettings {
  private final ImsSettings ims;
  private final VodSettings vod;
  private final StoredOptions options;
  private final WebhookSecrets webhookSecrets;

  private CallbackSettings(
      ImsSettings ims, VodSettings vod, StoredOptions options, WebhookSecrets webhookSecrets) {
    this.ims = ims;
    this.vod = vod;
    this.options = options;
    this.webhookSecrets = webhookSecrets;
  }

  /** Opens the settings, and seals the keys that an older version left in clear. */
  public static CallbackSettings open(Jdbi jdbi, Sealing sealing) {
    return open(jdbi, Bulletin.ALONE, sealing);
  }

  /**
   * The same of one of several servers.
   *
   * @param bulletin by which they hear of each other's changes
   */
  public static CallbackSettings open(Jdbi jdbi, Bulletin bulletin, Sealing sealing) {
    return new CallbackSettings(
        ImsSettings.open(jdbi, bulletin, sealing),
        VodSettings.open(jdbi, bulletin, sealing),
        StoredOptions.open(jdbi, bulletin),
        WebhookSecrets.open(jdbi, bulletin, sealing));
  }

  public ImsSettings ims() {
    return ims;
  }

  public VodSettings vod() {
    return vod;
  }

  public StoredOptions options() {
    return options;
  }

  public WebhookSecrets webhookSecrets() {
    return webhookSecrets;
  }

  /**
   * Seals every key and secret anew; for when the sealing has changed and can still open the old
   * ones.
   */
  public void sealAnew(Handle handle) {
    ims.sealAnew(handle);
    vod.sealAnew(handle);
    webhookSecrets.sealAnew(handle);
  }
}
