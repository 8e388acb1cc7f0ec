package dev.cuepost.demo;

import com.aliyun.mns.model.QueueMeta;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** Operations of VOD by the generic call of the official client. */
record VodCalls(Clients clients) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Lets all events go to a queue, which is made. */
  void tell(String queue) throws Exception {
    clients.queues().getQueueRef(queue).create(new QueueMeta());
    call(
        "SetMessageCallback",
        Map.of(
            "CallbackType",
            "MNS",
            "MnsEndpoint",
            "http://1000000000000001.mns.cn-shanghai.aliyuncs.com/",
            "MnsQueueName",
            queue,
            "EventTypeList",
            "ALL"));
  }

  JsonNode call(String action, Map<String, String> parameters) throws Exception {
    Map<String, ?> answer =
        clients
            .ims()
            .callApi(
                new Params()
                    .setAction(action)
                    .setVersion("2017-03-21")
                    .setProtocol("HTTP")
                    .setMethod("POST")
                    .setAuthType("AK")
                    .setStyle("RPC")
                    .setPathname("/")
                    .setReqBodyType("formData")
                    .setBodyType("json"),
                new OpenApiRequest().setQuery(parameters),
                new RuntimeOptions());
    return JSON.valueToTree(answer.get("body"));
  }
}
