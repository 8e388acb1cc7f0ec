package dev.cuepost.clients;

import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.client.MNSClientBuilder;
import com.aliyun.mns.common.auth.SignVersion;
import com.aliyun.mns.common.http.ClientConfiguration;
import com.aliyun.mns.model.AccountAttributes;

/** What is particular to aliyun-sdk-mns 2.0.0. */
final class Sdk {
  private Sdk() {}

  static MNSClient connect(Settings settings) {
    var configuration = new ClientConfiguration();
    configuration.setSignatureVersion(SignVersion.valueOf(settings.signature()));
    settings
        .proxy()
        .ifPresent(proxy -> {
          configuration.setProxyHost(proxy.getHost());
          configuration.setProxyPort(proxy.getPort());
        });
    return MNSClientBuilder.create()
        .accessKeyId(settings.keyId())
        .accessKeySecret(settings.secret())
        .securityToken(settings.token())
        .accountEndpoint(settings.endpoint())
        .region("cn-shanghai")
        .clientConfiguration(configuration)
        .build();
  }

  static void setAccount(MNSClient client, AccountAttributes attributes) {
    client.setAccountAttributes(attributes);
  }

  static AccountAttributes account(MNSClient client) {
    return client.getAccountAttributes();
  }

  static void particularCases(Suite suite) {
    new PropertyCases(suite).run();
  }
}
