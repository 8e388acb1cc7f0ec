package dev.cuepost.clients;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.common.http.ClientConfiguration;
import com.aliyun.mns.model.AccountAttributes;

/** What is particular to aliyun-sdk-mns 1.1.9. */
final class Sdk {
  private Sdk() {}

  static MNSClient connect(Settings settings) {
    var configuration = new ClientConfiguration();
    settings
        .proxy()
        .ifPresent(proxy -> {
          configuration.setProxyHost(proxy.getHost());
          configuration.setProxyPort(proxy.getPort());
        });
    return new CloudAccount(
            settings.keyId(),
            settings.secret(),
            settings.endpoint(),
            settings.token(),
            null,
            configuration)
        .getMNSClient();
  }

  static void setAccount(MNSClient client, AccountAttributes attributes) {
    client.SetAccountAttributes(attributes);
  }

  static AccountAttributes account(MNSClient client) {
    return client.GetAccountAttributes();
  }

  /** This version knows no message properties. */
  static void particularCases(Suite suite) {}
}
