package dev.cuepost.media.s3;

import dev.cuepost.media.s3.S3Bucket.S3Key;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 server that keeps all in memory. */
public final class S3Server implements AutoCloseable {
  public static final S3Key KEY = new S3Key("local-id", "local-secret");

  private final S3Proxy proxy;
  private final Network network;
  private final S3Client client;

  static S3Server start() {
    try {
      S3Proxy proxy =
          S3Proxy.builder()
              .blobStore(BlobStores.create("transient", new Properties()))
              .endpoint(URI.create("http://127.0.0.1:0"))
              .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY.id(), KEY.secret())
              .build();
      proxy.start();
      return new S3Server(proxy, new Network(proxy.getPort()));
    } catch (Exception e) {
      throw new IllegalStateException("the S3 server did not start", e);
    }
  }

  private S3Server(S3Proxy proxy, Network network) {
    this.proxy = proxy;
    this.network = network;
    client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + proxy.getPort()))
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(KEY.id(), KEY.secret())))
            .build();
  }

  public Network network() {
    return network;
  }

  public void make(String bucket) {
    client.createBucket(request -> request.bucket(bucket));
  }

  /** The bucket, over the network. */
  public S3Bucket bucket(String name) {
    return new S3Bucket(
        Optional.of(URI.create("http://127.0.0.1:" + network.port())),
        "us-east-1",
        name,
        "cuepost/",
        Optional.of(KEY));
  }

  public List<String> keys(String bucket) {
    return client.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** Makes another bucket with all that is in this one. */
  public void copy(String bucket, String to) {
    make(to);
    for (String key : keys(bucket)) {
      client.copyObject(request ->
          request.sourceBucket(bucket).sourceKey(key).destinationBucket(to).destinationKey(key));
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    network.close();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException("the S3 server did not stop", e);
    }
  }
}
