package dev.cuepost.cli.session;

import dev.cuepost.cli.site.ClientKey;
import dev.cuepost.cli.site.Profiles;
import dev.cuepost.cli.site.Site;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which server is meant. A profile that is named counts before the environment, the environment
 * before the profile in use, which counts only where nothing else says which server; options count
 * before all.
 *
 * @param profile the one that an option names
 * @param endpoint an option's
 * @param data an option's
 * @param key an option's
 */
record Choice(
    Optional<String> profile, Optional<String> endpoint, Optional<Path> data, Optional<Key> key) {
  static final String LOCAL = "http://127.0.0.1:8700";

  /** A key on the command line. */
  record Key(String id, String secret) {
    @Override
    public String toString() {
      return "Key[" + id + "]";
    }
  }

  Site site(Function<String, @Nullable String> environment) {
    Optional<ClientKey> own =
        key.map(each -> new ClientKey(each.id(), each.secret(), Optional.empty()));
    Optional<Site> named = profile(environment).map(Profiles.of(environment)::get);
    if (named.isPresent()) {
      Site site = endpoint.map(Site::address).map(named.get()::movedTo).orElseGet(named::get);
      return own.map(site::with).orElse(site);
    }
    URI address =
        Site.address(
            endpoint
                .or(() -> Optional.ofNullable(environment.apply("CUEPOST_ENDPOINT")))
                .orElse(LOCAL));
    return Site.at(
        address,
        Optional.empty(),
        own.or(() -> ClientKey.of(environment))
            .orElseGet(
                () -> ClientKey.read(data.orElse(Path.of("cuepost-data")).resolve("credentials"))));
  }

  private Optional<String> profile(Function<String, @Nullable String> environment) {
    if (profile.isPresent() || endpoint.isPresent() || data.isPresent()) {
      return profile;
    }
    Optional<String> named =
        Optional.ofNullable(environment.apply("CUEPOST_PROFILE")).filter(name -> !name.isEmpty());
    boolean local =
        environment.apply("CUEPOST_ENDPOINT") != null || ClientKey.of(environment).isPresent();
    return named.isPresent() || local ? named : Profiles.of(environment).current();
  }
}
