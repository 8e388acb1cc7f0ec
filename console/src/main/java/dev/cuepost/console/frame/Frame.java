package dev.cuepost.console.frame;

import dev.cuepost.console.http.Assets;
import dev.cuepost.identity.Caller;
import java.util.List;
import java.util.Optional;

/**
 * What templates draw around a view.
 *
 * @param t all texts
 * @param csrf goes with every form
 * @param here the address of the page, to come back to
 * @param who is signed in, as they are called
 * @param region the one that the page is about
 * @param regions all there are
 * @param sections those that the visitor may see
 * @param section where the page is
 * @param notice what was done just now
 */
public record Frame(
    Texts t,
    Theme theme,
    String csrf,
    String here,
    Optional<String> who,
    String region,
    List<String> regions,
    List<Section> sections,
    Section section,
    String title,
    Optional<Notice> notice,
    Assets assets) {
  public Frame {
    regions = List.copyOf(regions);
    sections = List.copyOf(sections);
  }

  static Frame of(Visit visit, View view, List<String> regions, Assets assets) {
    Texts texts = visit.texts();
    return new Frame(
        texts,
        visit.theme(),
        Csrf.text(visit.cookie()),
        visit.request().address(),
        visit.permissions().map(by -> name(by.caller())),
        visit.region(),
        regions,
        visit.sections(),
        view.section(),
        view.title(texts),
        Notice.of(visit.query(), texts),
        assets);
  }

  private static String name(Caller caller) {
    return switch (caller) {
      case Caller.Account(String account) -> account;
      case Caller.User(String account, String user) -> user + "@" + account;
      case Caller.AssumedRole role -> role.role() + "@" + role.account();
    };
  }

  /** An address in the region of the page. */
  public String path(String behindRegion) {
    return "/console/" + region + "/" + behindRegion;
  }

  /** The same part of the console in another region. */
  public String inRegion(String other) {
    return "/console/" + other + (section.path().isEmpty() ? "" : "/" + section.path());
  }
}
