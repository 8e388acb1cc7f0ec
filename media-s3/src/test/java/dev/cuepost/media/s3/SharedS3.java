package dev.cuepost.media.s3;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests an {@link S3Server}: one for all classes of a run, which ends with it. */
public final class SharedS3 implements ParameterResolver {
  private static final Namespace OWN = Namespace.create(SharedS3.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == S3Server.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OWN)
        .computeIfAbsent(S3Server.class, _ -> S3Server.start(), S3Server.class);
  }
}
