package dev.cuepost.console.frame;

import dev.cuepost.console.http.Form;
import dev.cuepost.console.http.Request;
import dev.cuepost.console.http.SentFile;
import dev.cuepost.identity.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request of somebody at the console: who, where, in which language, and what they may do. Used
 * by one thread.
 */
public final class Visit {
  private final Request request;
  private final Form form;
  private final Optional<SentFile> file;
  private final Texts texts;
  private final Theme theme;
  private final String cookie;
  private final Optional<Permissions> permissions;
  private final String region;
  private final Instant at;
  private final Reports reports;

  Visit(
      Request request,
      Form form,
      Optional<SentFile> file,
      Texts texts,
      Theme theme,
      String cookie,
      Optional<Permissions> permissions,
      String region,
      Instant at,
      Reports reports) {
    this.request = request;
    this.form = form;
    this.file = file;
    this.texts = texts;
    this.theme = theme;
    this.cookie = cookie;
    this.permissions = permissions;
    this.region = region;
    this.at = at;
    this.reports = reports;
  }

  /** What the audit log is told of a visit. */
  interface Reports {
    void changed(Permissions by, String action, String resource);

    void denied(Permissions to, String action, String resource);
  }

  public Request request() {
    return request;
  }

  /** A part of the path by its name in the route. */
  public String part(String name) {
    return request.part(name);
  }

  public Form query() {
    return request.query();
  }

  /** The fields of a POST, none for others. */
  public Form form() {
    return form;
  }

  /** The file that came with a POST. */
  public Optional<SentFile> file() {
    return file;
  }

  public Texts texts() {
    return texts;
  }

  Theme theme() {
    return theme;
  }

  public String region() {
    return region;
  }

  public Instant at() {
    return at;
  }

  /** The secret by which the browser is known. */
  public String cookie() {
    return cookie;
  }

  Optional<Permissions> permissions() {
    return permissions;
  }

  private Permissions signedIn() {
    return permissions.orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  public Caller caller() {
    return signedIn().caller();
  }

  public String account() {
    return caller().account();
  }

  /** Whether the visitor may do it to what is called so behind the account. */
  public boolean may(String action, String resource) {
    return signedIn().may(action, resource);
  }

  /** Goes on only for a visitor who may do it. */
  public void need(String action, String resource) {
    signedIn()
        .denial(action, resource)
        .ifPresent(denial -> {
          reports.denied(signedIn(), action, resource);
          throw Refusal.of(denial);
        });
  }

  /** The parts of the console that the visitor may see. */
  public List<Section> sections() {
    return permissions.map(Section::open).orElse(List.of());
  }

  /** Tells the audit log that the visitor changed something. */
  public void changed(String action, String resource) {
    reports.changed(signedIn(), action, resource);
  }

  /** An address of the visit's region. */
  public String path(String behindRegion) {
    return "/console/" + region + "/" + behindRegion;
  }
}
