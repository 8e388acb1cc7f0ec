package dev.cuepost.media.s3;

import dev.cuepost.media.store.indexed.PieceStorage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Pieces as objects of an S3 bucket. Asks for what every storage of this kind has: put, get of a
 * range, delete, and one look at the bucket when it is opened.
 *
 * <p>Each put carries the MD5 of its bytes, which the storage checks. A call that fails for a
 * reason that may pass is tried again, a few times.
 */
public final class S3Pieces implements PieceStorage, AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofMinutes(15);
  private static final int CONNECTIONS = 64;

  private final S3Client client;
  private final S3Bucket bucket;

  private S3Pieces(S3Client client, S3Bucket bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /**
   * Opens the bucket.
   *
   * @throws UncheckedIOException with one sentence, if it is not there or cannot be reached
   */
  public static S3Pieces open(S3Bucket bucket) {
    S3Client client = client(bucket);
    try {
      client.headBucket(request -> request.bucket(bucket.bucket()));
      return new S3Pieces(client, bucket);
    } catch (SdkException e) {
      client.close();
      throw new UncheckedIOException(
          "the objects' bucket %s cannot be used: %s".formatted(bucket, reason(bucket, e)),
          new IOException(e));
    }
  }

  /** The client tells at length where it looked for a key and found none. */
  private static String reason(S3Bucket bucket, SdkException e) {
    boolean noKey =
        bucket.key().isEmpty()
            && String.valueOf(e.getMessage()).startsWith("Unable to load credentials");
    return noKey ? "no access key was found for it" : String.valueOf(e.getMessage());
  }

  private static S3Client client(S3Bucket bucket) {
    var client =
        S3Client.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE)
                    .maxConnections(CONNECTIONS))
            .overrideConfiguration(calls -> calls.apiCallTimeout(CALL))
            .region(Region.of(bucket.region()))
            .credentialsProvider(credentials(bucket))
            // Not every storage knows the newer checksums; pieces carry an MD5.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    bucket.endpoint().ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
    return client.build();
  }

  private static AwsCredentialsProvider credentials(S3Bucket bucket) {
    return bucket
        .key()
        .<AwsCredentialsProvider>map(key ->
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public void put(String name, Slice slice) throws IOException {
    try {
      client.putObject(
          request -> request.bucket(bucket.bucket()).key(key(name)).contentMD5(slice.md5()),
          RequestBody.fromContentProvider(
              () -> open(slice), slice.length(), "application/octet-stream"));
    } catch (SdkException | UncheckedIOException e) {
      throw failure("store", name, e);
    }
  }

  /** Anew for each try. */
  private static InputStream open(Slice slice) {
    try {
      FileChannel channel = FileChannel.open(slice.file(), StandardOpenOption.READ);
      return Channels.newInputStream(channel.position(slice.offset()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InputStream read(String name, long offset) throws IOException {
    try {
      return new Quick(
          client.getObject(request ->
              request.bucket(bucket.bucket()).key(key(name)).range("bytes=" + offset + "-")));
    } catch (SdkException e) {
      throw failure("read", name, e);
    }
  }

  /** Gives the connection up when it is closed early, rather than read what is left. */
  private static final class Quick extends InputStream {
    private final ResponseInputStream<GetObjectResponse> body;
    private boolean ended;

    Quick(ResponseInputStream<GetObjectResponse> body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      ended = next < 0;
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int count = body.read(into, offset, length);
        ended = count < 0;
        return count;
      } catch (SdkException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public void close() throws IOException {
      if (ended) {
        body.close();
      } else {
        body.abort();
      }
    }
  }

  @Override
  public void remove(String name) throws IOException {
    try {
      client.deleteObject(request -> request.bucket(bucket.bucket()).key(key(name)));
    } catch (SdkException e) {
      throw failure("remove", name, e);
    }
  }

  private String key(String name) {
    return bucket.prefix() + name;
  }

  private IOException failure(String what, String name, RuntimeException e) {
    return new IOException(
        "the storage %s failed to %s %s: %s".formatted(bucket, what, name, e.getMessage()), e);
  }

  @Override
  public void close() {
    client.close();
  }
}
