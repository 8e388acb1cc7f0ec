package dev.cuepost.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.common.ClientException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.common.ServiceHandlingRequiredException;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.Message.MessageBodyType;
import dev.cuepost.audit.history.Answer;
import dev.cuepost.audit.history.Answer.SendResult;
import dev.cuepost.audit.history.Answer.SightedLease;
import dev.cuepost.audit.history.Answer.Sighting;
import dev.cuepost.audit.history.HistoryWriter;
import dev.cuepost.audit.history.Request;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A queue as one client uses it, on any of the nodes: all of it is in the client's history. */
final class RecordedQueue implements AutoCloseable {
  /** To a handle whose lease is over. */
  private static final String STALE = "MessageNotExist";

  private final String name;
  private final HistoryWriter history;
  private final Supplier<Endpoint> nodes;

  /**
   * @param nodes says for each call which node it goes to
   */
  RecordedQueue(String name, HistoryWriter history, Supplier<Endpoint> nodes) {
    this.name = name;
    this.history = history;
    this.nodes = nodes;
  }

  /** What is sent: its body is its key. */
  record Parcel(String key, Duration delay, int priority) {
    private Message message() {
      var message = new Message();
      message.setMessageBody(key, MessageBodyType.RAW_STRING);
      message.setPriority(priority);
      if (!delay.isZero()) {
        message.setDelaySeconds(Math.toIntExact(delay.toSeconds()));
      }
      return message;
    }

    private Request.Draft draft() {
      return new Request.Draft(key, md5(key), delay);
    }
  }

  Answer send(Parcel parcel) throws IOException {
    return call(
        new Request.Send(name, List.of(parcel.draft())),
        queue -> new Answer.Sent(List.of(accepted(queue.putMessage(parcel.message())))));
  }

  Answer send(List<Parcel> parcels) throws IOException {
    return call(
        new Request.Send(name, parcels.stream().map(Parcel::draft).toList()),
        queue ->
            new Answer.Sent(
                queue.batchPutMessage(parcels.stream().map(Parcel::message).toList()).stream()
                    .map(RecordedQueue::accepted)
                    .toList()));
  }

  private static SendResult accepted(Message sent) {
    return new SendResult.Accepted(
        sent.getMessageId(),
        sent.getMessageBodyMD5(),
        Optional.ofNullable(sent.getReceiptHandle()));
  }

  /** What was received, nothing if nothing was or if the call failed. */
  List<Sighting> receive(int max, Duration wait) throws IOException {
    return messages(
        call(
            new Request.Receive(name),
            queue ->
                seen(
                    Optional.ofNullable(
                        queue.batchPopMessage(max, Math.toIntExact(wait.toSeconds()))))));
  }

  void peek(int max) throws IOException {
    var _ =
        call(
            new Request.Peek(name),
            queue -> seen(Optional.ofNullable(queue.batchPeekMessage(max))));
  }

  private static Answer seen(Optional<List<Message>> messages) {
    return new Answer.Seen(
        messages.stream().flatMap(List::stream).map(RecordedQueue::sighting).toList());
  }

  private static Sighting sighting(Message message) {
    String body = message.getMessageBodyAsRawString();
    return new Sighting(
        message.getMessageId(),
        body,
        md5(body),
        message.getMessageBodyMD5(),
        message.getDequeueCount(),
        Optional.ofNullable(message.getReceiptHandle())
            .map(handle -> new SightedLease(handle, message.getNextVisibleTime().toInstant())));
  }

  Answer delete(String handle) throws IOException {
    return call(
        new Request.Delete(name, List.of(handle)),
        queue -> {
          queue.deleteMessage(handle);
          return new Answer.Deleted(Map.of());
        });
  }

  Answer hide(String handle, Duration timeout) throws IOException {
    return call(
        new Request.Hide(name, handle, timeout),
        queue -> {
          Message hidden =
              queue.changeMessageVisibility(handle, Math.toIntExact(timeout.toSeconds()));
          return new Answer.Hidden(
              hidden.getReceiptHandle(), hidden.getNextVisibleTime().toInstant());
        });
  }

  /** One call of the client's. */
  private interface Call {
    Answer on(CloudQueue queue) throws ServiceHandlingRequiredException;
  }

  private Answer call(Request request, Call call) throws IOException {
    CloudQueue queue = nodes.get().queues().getQueueRef(name);
    var operation = history.invoked(request);
    Answer answer = answer(queue, call);
    history.ended(operation, answer);
    return answer;
  }

  /** A fault of the server, and no answer, say nothing about what was done. */
  private static Answer answer(CloudQueue queue, Call call) {
    try {
      return call.on(queue);
    } catch (ServiceException e) {
      return refused(String.valueOf(e.getErrorCode()));
    } catch (ServiceHandlingRequiredException e) {
      return refused(String.valueOf(e.getErrorCode()));
    } catch (ClientException e) {
      return new Answer.Unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Answer refused(String code) {
    return code.equals(STALE) ? new Answer.Failed(code) : new Answer.Unknown(code);
  }

  private static List<Sighting> messages(Answer answer) {
    return answer instanceof Answer.Seen(var messages) ? messages : List.of();
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public void close() throws IOException {
    history.close();
  }
}
