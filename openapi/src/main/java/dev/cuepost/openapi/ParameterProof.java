package dev.cuepost.openapi;

import dev.cuepost.identity.AccessKey;
import dev.cuepost.identity.RpcSignature;
import java.util.Optional;

/** A {@link RpcSignature} among the parameters. */
record ParameterProof(RpcRequest request) implements RpcProof {
  @Override
  public String keyId() throws Refusal {
    return request.require("AccessKeyId");
  }

  @Override
  public String time() throws Refusal {
    return request.require("Timestamp");
  }

  @Override
  public Optional<String> securityToken() {
    return request.find("SecurityToken");
  }

  @Override
  public String nonce() throws Refusal {
    return request.require("SignatureNonce");
  }

  @Override
  public void check(AccessKey key) throws Refusal {
    String signature =
        request.find("Signature").orElseThrow(() -> new Refusal(RpcError.NO_SIGNATURE));
    if (!request.require("SignatureMethod").equals("HMAC-SHA1")) {
      throw new Refusal(RpcError.UNKNOWN_SIGNATURE_METHOD);
    }
    if (!request.require("SignatureVersion").equals("1.0")) {
      throw new Refusal(RpcError.invalidCommon("SignatureVersion"));
    }
    var signed = request.signedParameters();
    if (!RpcSignature.verify(key.secret(), request.method(), signed, signature)) {
      throw new Refusal(
          RpcError.wrongSignature(RpcSignature.stringToSign(request.method(), signed)));
    }
  }
}
