package dev.cuepost.audit.load;

import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.Request;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A queue as one client uses it: what is called and answered is in the client's history. */
final class RecordedQueue implements AutoCloseable {
  private final SmqConnection connection;
  private final String name;
  private final HistoryWriter history;
  private boolean away;

  RecordedQueue(SmqConnection connection, String name, HistoryWriter history) {
    this.connection = connection;
    this.name = name;
    this.history = history;
  }

  /** How an answer to one kind of call is read. */
  private interface Reading {
    Answer of(Reply reply) throws GarbledAnswer;
  }

  /** Whether the latest call found no server, or one that failed. */
  boolean away() {
    return away;
  }

  Answer send(Parcel parcel) throws IOException, InterruptedException {
    return call(
        new Request.Send(name, List.of(parcel.draft())),
        "POST",
        "",
        Optional.of(XmlDocument.document("Message", parcel.xml())),
        Answers::sent);
  }

  Answer send(List<Parcel> parcels) throws IOException, InterruptedException {
    String messages =
        parcels.stream()
            .map(parcel -> XmlDocument.element("Message", parcel.xml()))
            .collect(Collectors.joining());
    return call(
        new Request.Send(name, parcels.stream().map(Parcel::draft).toList()),
        "POST",
        "",
        Optional.of(XmlDocument.document("Messages", messages)),
        Answers::sent);
  }

  /** What was received, nothing if nothing was or if the call failed. */
  List<Answer.Sighting> receive(int max, Duration wait) throws IOException, InterruptedException {
    String query =
        max == 1
            ? "?waitseconds=" + wait.toSeconds()
            : "?numOfMessages=%d&waitseconds=%d".formatted(max, wait.toSeconds());
    return messages(call(new Request.Receive(name), "GET", query, Optional.empty(), Answers::seen));
  }

  void peek(int max) throws IOException, InterruptedException {
    var _ =
        call(
            new Request.Peek(name),
            "GET",
            "?peekonly=true&numOfMessages=" + max,
            Optional.empty(),
            Answers::seen);
  }

  Answer delete(String handle) throws IOException, InterruptedException {
    return call(
        new Request.Delete(name, List.of(handle)),
        "DELETE",
        "?ReceiptHandle=" + handle,
        Optional.empty(),
        Answers::deleted);
  }

  Answer delete(List<String> handles) throws IOException, InterruptedException {
    String items =
        handles.stream()
            .map(handle -> XmlDocument.element("ReceiptHandle", XmlDocument.text(handle)))
            .collect(Collectors.joining());
    return call(
        new Request.Delete(name, handles),
        "DELETE",
        "",
        Optional.of(XmlDocument.document("ReceiptHandles", items)),
        Answers::deleted);
  }

  Answer hide(String handle, Duration timeout) throws IOException, InterruptedException {
    return call(
        new Request.Hide(name, handle, timeout),
        "PUT",
        "?ReceiptHandle=%s&VisibilityTimeout=%d".formatted(handle, timeout.toSeconds()),
        Optional.empty(),
        Answers::hidden);
  }

  private Answer call(
      Request request, String method, String query, Optional<String> body, Reading reading)
      throws IOException, InterruptedException {
    var operation = history.invoked(request);
    Answer answer = answer(method, "/queues/%s/messages%s".formatted(name, query), body, reading);
    history.ended(operation, answer);
    away =
        answer instanceof Answer.Unknown
            || (answer instanceof Answer.Failed failed && failed.unreachable());
    return answer;
  }

  private Answer answer(String method, String target, Optional<String> body, Reading reading)
      throws InterruptedException {
    try {
      return reading.of(connection.call(method, target, body));
    } catch (ConnectException | HttpConnectTimeoutException _) {
      return new Answer.Failed(Answer.Failed.UNREACHABLE);
    } catch (IOException e) {
      return new Answer.Unknown(e.toString());
    }
  }

  private static List<Answer.Sighting> messages(Answer answer) {
    return answer instanceof Answer.Seen(var messages) ? messages : List.of();
  }

  @Override
  public void close() throws IOException {
    connection.close();
    history.close();
  }
}
