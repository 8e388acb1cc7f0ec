package dev.cuepost.demo;

import com.aliyun.oss.OSS;
import com.aliyun.oss.OSSClientBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Where a file of an asset goes, and the key for it.
 *
 * @param address {@code UploadAddress}, decoded
 * @param auth {@code UploadAuth}, decoded
 */
record UploadGrant(JsonNode address, JsonNode auth) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As they are answered. */
  static UploadGrant of(String uploadAddress, String uploadAuth) throws IOException {
    return new UploadGrant(decoded(uploadAddress), decoded(uploadAuth));
  }

  /** Out of an answer of VOD. */
  static UploadGrant of(JsonNode answer) throws IOException {
    return of(answer.path("UploadAddress").asText(), answer.path("UploadAuth").asText());
  }

  private static JsonNode decoded(String base64) throws IOException {
    return JSON.readTree(Base64.getDecoder().decode(base64));
  }

  String bucket() {
    return address.path("Bucket").asText();
  }

  String key() {
    return address.path("FileName").asText();
  }

  /** A client with that key, which the caller shuts down. */
  OSS client() {
    return new OSSClientBuilder()
        .build(
            address.path("Endpoint").asText(),
            auth.path("AccessKeyId").asText(),
            auth.path("AccessKeySecret").asText(),
            auth.path("SecurityToken").asText());
  }

  void put(Path file) {
    OSS client = client();
    client.putObject(bucket(), key(), file.toFile());
    client.shutdown();
  }
}
