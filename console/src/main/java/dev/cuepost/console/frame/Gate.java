package dev.cuepost.console.frame;

import dev.cuepost.access.ConsoleSessions;
import dev.cuepost.console.http.Assets;
import dev.cuepost.console.http.Cookies;
import dev.cuepost.console.http.Form;
import dev.cuepost.console.http.MultipartForm;
import dev.cuepost.console.http.Request;
import dev.cuepost.console.http.SentFile;
import dev.cuepost.identity.Entrance;
import dev.cuepost.identity.guess.Waiting;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Through which every request goes: finds out whose it is, refuses forms that are not of ours, and
 * makes an answer of whatever comes of it.
 *
 * <p>Requests are handled on the server's own (virtual) threads, any number at once.
 */
public final class Gate {
  public static final String SIGN_IN = "/console/sign-in";

  private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

  private final ConsoleSessions sessions;
  private final List<String> regions;
  private final Visits visits;
  private final AnswerWriter writer;
  private final LiveStream live;

  /** What a route does. */
  @FunctionalInterface
  public interface Action {
    Answer perform(Visit visit);
  }

  /** Whether one must be signed in. */
  private enum Admission {
    ANYBODY,
    SIGNED_IN
  }

  /** Whether something is done, which only forms of ours may ask for. */
  private enum Purpose {
    SHOW,
    ACT
  }

  /**
   * The gate.
   *
   * @param regions all, the default one first
   * @param secrets gives what nobody can guess, letters and digits
   * @param waiting how the thread of a page that is watched waits, such as {@code Thread::sleep}
   */
  public Gate(
      ConsoleSessions sessions,
      Entrance entrance,
      List<String> regions,
      Assets assets,
      InstantSource clock,
      Supplier<String> secrets,
      Waiting waiting) {
    this.sessions = sessions;
    this.regions = List.copyOf(regions);
    this.visits = new Visits(entrance, this.regions, clock, secrets);
    this.writer = new AnswerWriter(new Templates(), assets, this.regions);
    this.live = new LiveStream(waiting);
  }

  /** A page for those who are signed in. Who asks for events at its address is told of changes. */
  public Handler page(Action action) {
    return (request, response) -> {
      if (wantsEvents(request)) {
        follow(action, new Request(request), response);
      } else {
        handle(action, Admission.SIGNED_IN, Purpose.SHOW, request, response);
      }
    };
  }

  private static boolean wantsEvents(ServerRequest request) {
    return request
        .headers()
        .first(HeaderNames.ACCEPT)
        .filter(types -> types.contains("text/event-stream"))
        .isPresent();
  }

  private void follow(Action action, Request request, ServerResponse response) {
    Optional<String> cookie = request.cookie(Cookies.VISITOR);
    live.tell(
        () -> {
          Visit visit =
              visits.of(
                  request, Form.EMPTY, Optional.empty(), cookie, cookie.flatMap(sessions::look));
          return answer(action, Admission.SIGNED_IN, Purpose.SHOW, visit, true)
                  instanceof Answer.Page(int _, View view)
              ? writer.part(view, visit)
              : Optional.empty();
        },
        response);
  }

  /** A form of theirs. */
  public Handler form(Action action) {
    return (request, response) ->
        handle(action, Admission.SIGNED_IN, Purpose.ACT, request, response);
  }

  /**
   * A form of theirs that brings a file.
   *
   * @param fileMaxBytes of the file
   */
  public Handler fileForm(int fileMaxBytes, Action action) {
    return (received, response) -> {
      var request = new Request(received);
      Optional<MultipartForm> form = request.multipartForm(fileMaxBytes);
      handle(
          action,
          Admission.SIGNED_IN,
          Purpose.ACT,
          request,
          form.map(MultipartForm::fields),
          form.flatMap(MultipartForm::file),
          response);
    };
  }

  /**
   * What script of ours sends for them, with the form's text in a header. The content is left to
   * the action.
   */
  public Handler script(Action action) {
    return (received, response) -> {
      var request = new Request(received);
      var header = new Form(Map.of(Csrf.FIELD, List.of(request.header(Csrf.HEADER).orElse(""))));
      handle(
          action,
          Admission.SIGNED_IN,
          Purpose.ACT,
          request,
          Optional.of(header),
          Optional.empty(),
          response);
    };
  }

  /** A page for anybody. */
  public Handler openPage(Action action) {
    return (request, response) ->
        handle(action, Admission.ANYBODY, Purpose.SHOW, request, response);
  }

  /** A form for anybody. */
  public Handler openForm(Action action) {
    return (request, response) -> handle(action, Admission.ANYBODY, Purpose.ACT, request, response);
  }

  private void handle(
      Action action,
      Admission admission,
      Purpose purpose,
      ServerRequest received,
      ServerResponse response) {
    var request = new Request(received);
    Optional<Form> form = purpose == Purpose.ACT ? request.form() : Optional.of(Form.EMPTY);
    handle(action, admission, purpose, request, form, Optional.empty(), response);
  }

  private void handle(
      Action action,
      Admission admission,
      Purpose purpose,
      Request request,
      Optional<Form> form,
      Optional<SentFile> file,
      ServerResponse response) {
    Optional<String> cookie = request.cookie(Cookies.VISITOR);
    Visit visit =
        visits.of(request, form.orElse(Form.EMPTY), file, cookie, cookie.flatMap(sessions::find));
    Answer answer = answer(action, admission, purpose, visit, form.isPresent());
    Optional<String> fresh =
        cookie.isEmpty()
            ? Optional.of(Cookies.passing(Cookies.VISITOR, visit.cookie()))
            : Optional.empty();
    writer.write(answer, visit, fresh, response);
  }

  /** The one place where failures become answers; only the unforeseen ones are logged. */
  private Answer answer(
      Action action, Admission admission, Purpose purpose, Visit visit, boolean complete) {
    try {
      if (!complete) {
        throw new Refusal(Refusal.Kind.TOO_LARGE, "");
      }
      if (admission == Admission.SIGNED_IN && visit.permissions().isEmpty()) {
        return new Answer.Elsewhere(signIn(visit, purpose));
      }
      if (purpose == Purpose.ACT) {
        needOurs(visit);
      }
      String region = visit.part("region");
      if (!region.isEmpty() && !regions.contains(region)) {
        throw Refusal.notFound(region);
      }
      return action.perform(visit);
    } catch (Refusal refusal) {
      return new Answer.Page(
          refusal.kind().status(), new RefusalView(refusal.kind().word(), refusal.detail()));
    } catch (RuntimeException e) {
      LOG.error("The console's {} failed", visit.request().path(), e);
      return new Answer.Page(
          Refusal.Kind.FAILED.status(), new RefusalView(Refusal.Kind.FAILED.word(), ""));
    }
  }

  private static void needOurs(Visit visit) {
    if (visit.request().cookie(Cookies.VISITOR).isEmpty()) {
      throw new Refusal(Refusal.Kind.NO_COOKIE, "");
    }
    if (!Csrf.matches(visit.cookie(), visit.form().text(Csrf.FIELD))) {
      throw new Refusal(Refusal.Kind.STALE, "");
    }
  }

  private static String signIn(Visit visit, Purpose purpose) {
    String back = purpose == Purpose.SHOW ? visit.request().address() : "/console";
    return SIGN_IN + "?to=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
  }
}
