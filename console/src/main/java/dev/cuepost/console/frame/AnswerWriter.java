package dev.cuepost.console.frame;

import dev.cuepost.console.http.Assets;
import dev.cuepost.console.http.Download;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Writes answers, each with the headers that keep pages from harm. */
final class AnswerWriter {
  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("X-Frame-Options", "DENY"),
          HeaderValues.createCached("Referrer-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.createCached("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.createCached(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"));

  /** {@code blob:} is how script hands a browser the segments of a playlist. */
  private static final Header PAGE_POLICY =
      HeaderValues.createCached(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " media-src 'self' blob:; connect-src 'self'; form-action 'self';"
              + " frame-ancestors 'none'; base-uri 'none'");

  /** A file of a user's may hold anything; nothing in it is done. */
  private static final Header FILE_POLICY =
      HeaderValues.createCached(
          "Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'");

  private static final Header NOT_KEPT =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
  private static final Header ASKED_AGAIN =
      HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "private, no-cache");
  private static final Header JSON =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/json");

  private static final Header HTML =
      HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/html;charset=utf-8");

  private final Templates templates;
  private final Assets assets;
  private final List<String> regions;

  AnswerWriter(Templates templates, Assets assets, List<String> regions) {
    this.templates = templates;
    this.assets = assets;
    this.regions = regions;
  }

  /**
   * Writes it.
   *
   * @param cookie to be set beside those of the answer
   */
  void write(Answer answer, Visit visit, Optional<String> cookie, ServerResponse response) {
    switch (answer) {
      case Answer.Page(int status, View view) -> send(status, view, visit, cookie, response);
      case Answer.Part(int status, View view) -> send(status, view, visit, cookie, response);
      case Answer.File(Download download) -> {
        ALWAYS.forEach(response::header);
        response.header(FILE_POLICY);
        response.header(ASKED_AGAIN);
        download.write(visit.request(), response);
      }
      case Answer.Json(int status, String text) -> {
        guard(response);
        response.header(JSON);
        response.status(Status.create(status)).send(text);
      }
      case Answer.Elsewhere(String address, List<String> cookies) -> {
        guard(response);
        setCookies(cookies.isEmpty() ? cookie.stream().toList() : cookies, response);
        if (visit.request().wantsPart()) {
          response.header(HeaderNames.create("HX-Redirect"), address);
          response.send();
        } else {
          response.header(HeaderNames.LOCATION, address);
          response.status(Status.SEE_OTHER_303).send();
        }
      }
    }
  }

  /** The part of the view that changes by itself, if one does. */
  Optional<LiveStream.Drawn> part(View view, Visit visit) {
    return view.livePart()
        .map(template ->
            new LiveStream.Drawn(
                templates.text(template, Frame.of(visit, view, regions, assets), view),
                !view.isLive()));
  }

  private void send(
      int status, View view, Visit visit, Optional<String> cookie, ServerResponse response) {
    byte[] html = templates.render(Frame.of(visit, view, regions, assets), view);
    guard(response);
    response.header(HTML);
    setCookies(cookie.stream().toList(), response);
    response.status(Status.create(status)).send(html);
  }

  private static void guard(ServerResponse response) {
    ALWAYS.forEach(response::header);
    response.header(PAGE_POLICY);
    response.header(NOT_KEPT);
  }

  private static void setCookies(List<String> cookies, ServerResponse response) {
    if (!cookies.isEmpty()) {
      response.header(HeaderValues.create(HeaderNames.SET_COOKIE, cookies.toArray(String[]::new)));
    }
  }
}
