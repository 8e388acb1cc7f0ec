package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.Acs3Authorization;
import dev.cuepost.identity.Acs3Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An {@link Acs3Signature} in the headers. */
record HeaderProof(RpcRequest request, Acs3Authorization.Signed authorization) implements RpcProof {
  private static final String BODY_HASH = "x-acs-content-sha256";

  /** What somebody on the way could change to some effect, were it not signed. */
  private static final List<String> ALWAYS_SIGNED =
      List.of(
          "host",
          "x-acs-action",
          "x-acs-version",
          "x-acs-date",
          "x-acs-signature-nonce",
          BODY_HASH);

  /**
   * The proof of a request whose Authorization is of this kind.
   *
   * @throws Refusal if the header is malformed
   */
  static HeaderProof of(RpcRequest request) throws Refusal {
    return switch (Acs3Authorization.parse(request.header("Authorization").orElse(""))) {
      case Acs3Authorization.Signed signed -> new HeaderProof(request, signed);
      case Acs3Authorization.Malformed(String problem) ->
          throw new Refusal(RpcError.incompleteSignature(problem));
    };
  }

  @Override
  public String keyId() {
    return authorization.keyId();
  }

  @Override
  public String time() throws Refusal {
    return request.filled("x-acs-date").orElseThrow(() -> missing("Timestamp"));
  }

  @Override
  public Optional<String> securityToken() {
    return request.filled("x-acs-security-token");
  }

  @Override
  public String nonce() throws Refusal {
    return request.filled("x-acs-signature-nonce").orElseThrow(() -> missing("SignatureNonce"));
  }

  @Override
  public void check(AccessKey key) throws Refusal {
    for (String name : ALWAYS_SIGNED) {
      if (!authorization.signedHeaders().contains(name)) {
        throw new Refusal(RpcError.incompleteSignature("SignedHeaders must have " + name + "."));
      }
    }
    // With the hash of what came, not of what is said to have come, the error shows the difference.
    var signed =
        new Acs3Signature.Request(
            request.method(),
            request.path(),
            request.query(),
            signedHeaders(),
            authorization.signedHeaders(),
            Acs3Signature.hash(request.body()));
    if (!signed.bodyHash().equals(signed.headers().get(BODY_HASH))
        || !Acs3Signature.verify(key.secret(), signed, authorization.signature())) {
      throw new Refusal(RpcError.wrongSignature(Acs3Signature.stringToSign(signed)));
    }
  }

  private Map<String, String> signedHeaders() throws Refusal {
    Map<String, String> headers = new HashMap<>();
    for (String name : authorization.signedHeaders()) {
      headers.put(
          name,
          request
              .header(name)
              .orElseThrow(() ->
                  new Refusal(
                      RpcError.incompleteSignature("The signed header " + name + " is missing."))));
    }
    return headers;
  }

  private static Refusal missing(String parameter) {
    return new Refusal(RpcError.missing(parameter));
  }
}
