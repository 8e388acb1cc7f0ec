package dev.cuepost.bench.object;

import com.aliyun.oss.HttpMethod;
import com.aliyun.oss.OSS;
import com.aliyun.oss.model.GeneratePresignedUrlRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cuepost's objects: put by signed URLs, got from a bucket that anybody may read. */
record Ours(int port, OSS client, Map<String, String> signed) implements Place {
  private static final String BUCKET = "demo";

  static Ours of(int port, OSS client) {
    return new Ours(port, client, new ConcurrentHashMap<>());
  }

  @Override
  public String putTarget(String key) {
    return signed.computeIfAbsent(key, this::sign);
  }

  private String sign(String key) {
    var request = new GeneratePresignedUrlRequest(BUCKET, key, HttpMethod.PUT);
    request.setExpiration(Date.from(Instant.now().plus(Duration.ofHours(6))));
    return client.generatePresignedUrl(request).getFile();
  }

  @Override
  public String getTarget(String key) {
    return "/" + BUCKET + "/" + key;
  }
}
