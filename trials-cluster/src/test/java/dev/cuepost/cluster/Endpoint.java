package dev.cuepost.cluster;

import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.client.MNSClientBuilder;
import com.aliyun.mns.common.http.ClientConfiguration;
import com.aliyun.teaopenapi.models.Config;
import dev.cuepost.identity.AccessKey;

/**
 * A node as its customers see it, through the official clients. Any number of threads may use it.
 */
record Endpoint(MNSClient queues, com.aliyun.ice20201109.Client jobs) implements AutoCloseable {
  private static final String REGION = "cn-shanghai";
  private static final int PATIENCE_MILLIS = 40_000;

  /** Clients that try nothing a second time by themselves: each call is one request. */
  static Endpoint of(Node node, AccessKey key) {
    var patience = new ClientConfiguration();
    patience.setMaxErrorRetry(0);
    patience.setSocketTimeout(PATIENCE_MILLIS);
    patience.setMaxConnections(64);
    patience.setMaxConnectionsPerRoute(64);
    MNSClient queues =
        MNSClientBuilder.create()
            .accessKeyId(key.id())
            .accessKeySecret(key.secret())
            .accountEndpoint("http://" + node.api())
            .region(REGION)
            .clientConfiguration(patience)
            .build();
    try {
      return new Endpoint(
          queues,
          new com.aliyun.ice20201109.Client(
              new Config()
                  .setAccessKeyId(key.id())
                  .setAccessKeySecret(key.secret())
                  .setRegionId(REGION)
                  .setEndpoint(node.api())
                  .setProtocol("HTTP")));
    } catch (Exception e) {
      throw new IllegalStateException("the client of IMS cannot be made", e);
    }
  }

  @Override
  public void close() {
    queues.close();
  }
}
