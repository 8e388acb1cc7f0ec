package dev.cuepost.demo;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.teaopenapi.models.Config;
import java.util.Map;

/** The official clients, pointed at a server of one's own. */
final class Clients implements AutoCloseable {
  private final MNSClient queues;
  private final com.aliyun.ice20201109.Client ims;
  private final OSS objects;

  Clients(ServerProcess server) throws Exception {
    Map<String, String> credentials = server.credentials();
    String id = credentials.getOrDefault("CUEPOST_ACCESS_KEY_ID", "");
    String secret = credentials.getOrDefault("CUEPOST_ACCESS_KEY_SECRET", "");
    queues = new CloudAccount(id, secret, server.api().toString()).getMNSClient();
    ims =
        new com.aliyun.ice20201109.Client(
            new Config()
                .setAccessKeyId(id)
                .setAccessKeySecret(secret)
                .setRegionId(server.region())
                .setEndpoint(server.api().getAuthority())
                .setProtocol("HTTP"));
    objects = new OSSClientBuilder().build(server.objects().toString(), id, secret);
  }

  MNSClient queues() {
    return queues;
  }

  com.aliyun.ice20201109.Client ims() {
    return ims;
  }

  OSS objects() {
    return objects;
  }

  @Override
  public void close() {
    queues.close();
    objects.shutdown();
  }
}
