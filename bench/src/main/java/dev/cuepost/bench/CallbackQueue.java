package dev.cuepost.bench;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.common.ClientException;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.model.Message;
import java.util.List;

/** The queue in which callbacks arrive, as the official client polls it. */
record CallbackQueue(CloudQueue queue) {
  private static final int POLL_SECONDS = 30;

  /** Waits, however long, until there are any; returns 1 to {@code most} of them. */
  List<Message> receive(int most) throws ServiceException {
    List<Message> messages = poll(most);
    while (messages.isEmpty()) {
      messages = poll(most);
    }
    return messages;
  }

  void delete(Message message) throws ServiceException {
    queue.deleteMessage(message.getReceiptHandle());
  }

  /** On new versions of Java the client cannot read that there is no message, and says so. */
  private List<Message> poll(int most) throws ServiceException {
    try {
      List<Message> messages = queue.batchPopMessage(most, POLL_SECONDS);
      return messages == null ? List.of() : messages;
    } catch (ClientException unreadable) {
      if (String.valueOf(unreadable.getMessage()).contains("MessageNotExist")) {
        return List.of();
      }
      throw unreadable;
    }
  }
}
