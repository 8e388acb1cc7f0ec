package dev.cuepost.clients.vod;

import com.aliyun.vod20170321.Client;
import com.aliyun.vod20170321.models.DeleteMessageCallbackRequest;
import com.aliyun.vod20170321.models.GetMessageCallbackRequest;
import com.aliyun.vod20170321.models.GetMessageCallbackResponse.GetMessageCallbackResponseMessageCallback;
import com.aliyun.vod20170321.models.SetMessageCallbackRequest;
import org.jspecify.annotations.Nullable;

/** The requests that the cases are made of. */
final class Requests {
  static final String MNS_ENDPOINT = "http://1000000000000001.mns.cn-shanghai.aliyuncs.com/";

  private Requests() {}

  static SetMessageCallbackRequest overHttp(String url) {
    var request = new SetMessageCallbackRequest();
    request.callbackType = "HTTP";
    request.callbackURL = url;
    return request;
  }

  static SetMessageCallbackRequest toQueue(String name) {
    var request = new SetMessageCallbackRequest();
    request.callbackType = "MNS";
    request.mnsEndpoint = MNS_ENDPOINT;
    request.mnsQueueName = name;
    return request;
  }

  /** The setting of an application, which may be left out; null if there is none. */
  static @Nullable GetMessageCallbackResponseMessageCallback find(
      Client client, @Nullable String app) throws Exception {
    var request = new GetMessageCallbackRequest();
    if (app != null) {
      request.appId = app;
    }
    return client.getMessageCallback(request).messageCallback;
  }

  static GetMessageCallbackResponseMessageCallback get(Client client, @Nullable String app)
      throws Exception {
    var found = find(client, app);
    if (found == null) {
      throw new IllegalStateException("there is no setting");
    }
    return found;
  }

  /** Deletes the setting of an application, which may be left out; returns the request's id. */
  static String delete(Client client, @Nullable String app) throws Exception {
    var request = new DeleteMessageCallbackRequest();
    if (app != null) {
      request.appId = app;
    }
    return client.deleteMessageCallback(request).requestId;
  }
}
