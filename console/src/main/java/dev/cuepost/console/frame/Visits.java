package dev.cuepost.console.frame;

import dev.cuepost.console.http.Cookies;
import dev.cuepost.console.http.Form;
import dev.cuepost.console.http.Request;
import dev.cuepost.console.http.SentFile;
import dev.cuepost.identity.Caller;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.policy.AccessContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out all that a page is told of its visitor. */
final class Visits {
  private final Entrance entrance;
  private final List<String> regions;
  private final InstantSource clock;
  private final Supplier<String> secrets;
  private final AuditedVisits audit;

  Visits(Entrance entrance, List<String> regions, InstantSource clock, Supplier<String> secrets) {
    this.entrance = entrance;
    this.regions = List.copyOf(regions);
    this.clock = clock;
    this.secrets = secrets;
    this.audit = new AuditedVisits(entrance.audit(), clock, secrets);
  }

  /**
   * The visit of a request.
   *
   * @param cookie by which the browser is known; a new one if it sent none
   * @param caller who is signed in
   */
  Visit of(
      Request request,
      Form form,
      Optional<SentFile> file,
      Optional<String> cookie,
      Optional<Caller> caller) {
    String asked = request.part("region");
    String region = regions.contains(asked) ? asked : regions.getFirst();
    var now = clock.instant();
    return new Visit(
        request,
        form,
        file,
        Texts.in(language(request)),
        request.cookie(Cookies.THEME).flatMap(Theme::of).orElse(Theme.SYSTEM),
        cookie.filter(text -> !text.isEmpty()).orElseGet(secrets),
        caller.map(who ->
            new Permissions(
                entrance.control(),
                who,
                new AccessContext(request.client(), now, request.isSecure()),
                region)),
        region,
        now,
        audit.of(request));
  }

  private static Language language(Request request) {
    return request
        .cookie(Cookies.LANGUAGE)
        .flatMap(Language::of)
        .or(() -> request.header("Accept-Language").map(Language::accepted))
        .orElse(Language.EN);
  }
}
