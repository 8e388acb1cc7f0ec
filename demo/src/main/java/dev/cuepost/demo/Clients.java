package dev.cuepost.demo;

import com.aliyun.mns.client.CloudAccount;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.aliyun.teaopenapi.models.Config;
import java.net.URI;
import java.util.Map;

/** The official clients, pointed at a server of one's own. */
public final class Clients implements AutoCloseable {
  private final MNSClient queues;
  private final com.aliyun.ice20201109.Client ims;
  private final OSS objects;

  public Clients(ServerProcess server) throws Exception {
    this(server, server.region(), server.api(), server.objects());
  }

  /** Clients of a region with ports of its own. */
  public Clients(ServerProcess server, String region) throws Exception {
    this(server, region, server.api(region), server.objects(region));
  }

  private Clients(ServerProcess server, String region, URI api, URI objectFace) throws Exception {
    Map<String, String> credentials = server.credentials();
    String id = credentials.getOrDefault("CUEPOST_ACCESS_KEY_ID", "");
    String secret = credentials.getOrDefault("CUEPOST_ACCESS_KEY_SECRET", "");
    queues = new CloudAccount(id, secret, api.toString()).getMNSClient();
    ims =
        new com.aliyun.ice20201109.Client(
            new Config()
                .setAccessKeyId(id)
                .setAccessKeySecret(secret)
                .setRegionId(region)
                .setEndpoint(api.getAuthority())
                .setProtocol("HTTP"));
    objects = new OSSClientBuilder().build(objectFace.toString(), id, secret);
  }

  public MNSClient queues() {
    return queues;
  }

  public com.aliyun.ice20201109.Client ims() {
    return ims;
  }

  public OSS objects() {
    return objects;
  }

  @Override
  public void close() {
    queues.close();
    objects.shutdown();
  }
}
