package dev.cuepost.openapi.oss;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cuepost.identity.OssSignature;
import dev.cuepost.identity.OssSignatureV4;
import dev.cuepost.openapi.Fields;
import java.util.HexFormat;
import java.util.List;

/**
 * How a request shows who made it. Nothing of it holds before the signature was found right.
 *
 * @param keyId the AccessKey that is said to have signed
 * @param signature as sent
 */
record OssProof(String keyId, Validity validity, Signed signed, String signature) {
  /** What must have been signed. */
  sealed interface Signed {
    boolean verify(String secret, String signature);

    /** What a client is told to compare its own with. */
    Fields told();
  }

  /**
   * By version 1.
   *
   * @param requests what may have been signed; the first one is told
   */
  record V1(List<OssSignature.Request> requests) implements Signed {
    public V1 {
      requests = List.copyOf(requests);
    }

    @Override
    public boolean verify(String secret, String signature) {
      return requests.stream().anyMatch(request -> OssSignature.verify(secret, request, signature));
    }

    @Override
    public Fields told() {
      return stringToSign(OssSignature.stringToSign(requests.getFirst()));
    }
  }

  /** By version 4. */
  record V4(OssSignatureV4.Request request) implements Signed {
    @Override
    public boolean verify(String secret, String signature) {
      return OssSignatureV4.verify(secret, request, signature);
    }

    @Override
    public Fields told() {
      return stringToSign(OssSignatureV4.stringToSign(request))
          .text("CanonicalRequest", OssSignatureV4.canonicalRequest(request));
    }
  }

  private static Fields stringToSign(String text) {
    return new Fields()
        .text("StringToSign", text)
        .text(
            "StringToSignBytes",
            HexFormat.ofDelimiter(" ").withUpperCase().formatHex(text.getBytes(UTF_8)));
  }
}
