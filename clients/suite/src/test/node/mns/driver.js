// Takes the Node client ali-mns through every operation that it has and every error that it can
// provoke, and prints one line a case, its parts between tabs. The client knows only the cloud's own
// host names, so it reaches the server as a proxy.
"use strict";

const assert = require("assert");
process.env.HTTP_PROXY = process.env.SMQ_ENDPOINT;
delete process.env.NO_PROXY;
delete process.env.no_proxy;
const AliMNS = require("ali-mns");

const region = new AliMNS.Region(AliMNS.City.Shanghai);
const endpoint = `http://${process.env.SMQ_ACCOUNT}.mns.cn-shanghai.aliyuncs.com`;
const account = accountWith(process.env.SMQ_ACCOUNT, process.env.SMQ_KEY_ID, process.env.SMQ_KEY_SECRET);
const mns = new AliMNS.MNS(account, region);
const prefix = process.env.SMQ_PREFIX;
let queues = 0;

function accountWith(id, keyId, secret) {
  const made = new AliMNS.Account(id, keyId, secret);
  made.setGA(false); // it would tell a third party of every call
  return made;
}

function queue(name) {
  return new AliMNS.MQBatch(name, account, region);
}

// The class for single messages, whose calls the other one overrides.
function single(batch) {
  return new AliMNS.MQ(batch.getName(), account, region);
}

async function freshQueue() {
  const name = prefix + ++queues;
  await mns.createP(name, {});
  return queue(name);
}

async function report(kind, subject, what, steps) {
  let outcome = "passed";
  try {
    await steps();
  } catch (e) {
    const told = e instanceof Error ? e.message : JSON.stringify(e);
    outcome = "failed\t" + told.replace(/\s+/g, " ");
  }
  console.log([kind, subject, what, outcome].join("\t"));
}

const works = (operation, what, steps) => report("operation", operation, what, steps);

const refused = (code, what, steps) =>
  report("error", code, what, async () => {
    let met = "no error";
    try {
      await steps();
    } catch (e) {
      if (!e.Error) throw e;
      met = e.Error.Code;
      assert.match(e.Error.RequestId, /^[0-9A-F]{24}$/);
      assert.match(e.Error.HostId, /^http:\/\//);
      assert.ok(e.Error.Message);
    }
    assert.strictEqual(met, code);
  });

// Every request is signed with the date that this function tells.
async function dated(text, steps) {
  const own = Date.prototype.toUTCString;
  Date.prototype.toUTCString = () => text;
  try {
    await steps();
  } finally {
    Date.prototype.toUTCString = own;
  }
}

async function queueCases() {
  await works("CreateQueue", "a new one, and the same again", async () => {
    assert.strictEqual(await mns.createP(prefix + "new"), 201);
    assert.strictEqual(await mns.createP(prefix + "new"), 204);
  });
  await works("CreateQueue", "with attributes", async () => {
    const attributes = {
      DelaySeconds: 1,
      MaximumMessageSize: 2048,
      MessageRetentionPeriod: 60,
      VisibilityTimeout: 43200,
      PollingWaitSeconds: 30,
      LoggingEnabled: "True",
    };
    await mns.createP(prefix + "full", attributes);
    const told = (await queue(prefix + "full").getAttrsP()).Queue;
    for (const name in attributes) assert.strictEqual(told[name], String(attributes[name]));
  });
  await works("GetQueueAttributes", "all of a new queue's", async () => {
    const told = (await (await freshQueue()).getAttrsP()).Queue;
    assert.strictEqual(told.QueueName, prefix + queues);
    assert.strictEqual(told.MaximumMessageSize, "65536");
    assert.strictEqual(told.MessageRetentionPeriod, "345600");
    assert.strictEqual(told.VisibilityTimeout, "30");
    assert.strictEqual(told.LoggingEnabled, "False");
    assert.ok(Math.abs(told.CreateTime - Date.now() / 1000) < 60);
  });
  await works("SetQueueAttributes", "what is named changes, the rest stays", async () => {
    const mq = await freshQueue();
    await mq.setAttrsP({ PollingWaitSeconds: 7 });
    await mq.setAttrsP({ VisibilityTimeout: 60 });
    const told = (await mq.getAttrsP()).Queue;
    assert.strictEqual(told.PollingWaitSeconds, "7");
    assert.strictEqual(told.VisibilityTimeout, "60");
  });
  await works("ListQueue", "by prefix, page by page", async () => {
    for (let i = 0; i < 5; i++) await mns.createP(prefix + "list-" + i);
    const urls = [];
    let marker;
    do {
      const page = (await mns.listP(prefix + "list-", 2, marker)).Queues;
      urls.push(...[].concat(page.Queue).map((q) => q.QueueURL));
      marker = page.NextMarker;
    } while (marker);
    assert.deepStrictEqual(urls, [0, 1, 2, 3, 4].map((i) => `${endpoint}/queues/${prefix}list-${i}`));
  });
  await works("DeleteQueue", "twice", async () => {
    assert.strictEqual(await mns.deleteP(prefix + "new"), 204);
    assert.strictEqual(await mns.deleteP(prefix + "new"), 204);
  });
}

async function messageCases() {
  const text = "I am 测试字符串.";
  await works("SendMessage", "in Base64", async () => {
    const sent = (await single(await freshQueue()).sendP(text)).Message;
    assert.ok(sent.MessageId);
    assert.strictEqual(sent.MessageBodyMD5, "A9B134C465C384F49EB89A6E3870D996");
  });
  await works("SendMessage", "delayed, taken back by its handle", async () => {
    const mq = single(await freshQueue());
    const sent = (await mq.sendP(text, 16, 600)).Message;
    assert.strictEqual((await mq.getAttrsP()).Queue.DelayMessages, "1");
    await mq.deleteP(sent.ReceiptHandle);
    assert.strictEqual((await mq.getAttrsP()).Queue.DelayMessages, "0");
  });
  await works("PeekMessage", "changes nothing", async () => {
    const mq = single(await freshQueue());
    const sent = (await mq.sendP(text)).Message;
    for (let i = 0; i < 2; i++) {
      const seen = (await mq.peekP()).Message;
      assert.strictEqual(seen.MessageId, sent.MessageId);
      assert.strictEqual(seen.MessageBody, text);
      assert.strictEqual(seen.DequeueCount, "0");
    }
  });
  await works("ReceiveMessage", "all of a message", async () => {
    const mq = single(await freshQueue());
    const sent = (await mq.sendP(text)).Message;
    const received = (await mq.recvP()).Message;
    assert.strictEqual(received.MessageId, sent.MessageId);
    assert.strictEqual(received.MessageBody, text);
    assert.strictEqual(received.Priority, "8");
    assert.strictEqual(received.DequeueCount, "1");
    const hidden = received.NextVisibleTime - received.FirstDequeueTime;
    assert.ok(Math.abs(hidden - 30000) <= 1, hidden + " ms"); // the server tells whole ones
  });
  await works("ReceiveMessage", "waits for what comes", async () => {
    const mq = single(await freshQueue());
    const waiting = mq.recvP(20);
    await mq.sendP(text);
    assert.strictEqual((await waiting).Message.MessageBody, text);
  });
  await works("DeleteMessage", "by the handle of a receive", async () => {
    const mq = single(await freshQueue());
    await mq.sendP(text);
    assert.strictEqual(await mq.deleteP((await mq.recvP()).Message.ReceiptHandle), 204);
    assert.strictEqual((await mq.getAttrsP()).Queue.InactiveMessages, "0");
  });
  await works("ChangeMessageVisibility", "gives a new handle", async () => {
    const mq = single(await freshQueue());
    await mq.sendP(text);
    const received = (await mq.recvP()).Message;
    const changed = (await mq.reserveP(received.ReceiptHandle, 43200)).ChangeVisibility;
    assert.ok(Number(changed.NextVisibleTime) > Number(received.NextVisibleTime));
    await mq.deleteP(changed.ReceiptHandle);
  });
}

async function batchCases() {
  const messages = (count) => Array.from({ length: count }, (_, i) => new AliMNS.Msg("m" + i));
  const texts = (answer) => answer.Messages.Message.map((m) => m.MessageBody);
  await works("BatchSendMessage", "16, told in their order", async () => {
    const sent = (await (await freshQueue()).sendP(messages(16))).Messages.Message;
    assert.strictEqual(new Set(sent.map((m) => m.MessageId)).size, 16);
  });
  await works("BatchPeekMessage", "what there is", async () => {
    const mq = await freshQueue();
    await mq.sendP(messages(3));
    assert.deepStrictEqual(texts(await mq.peekP(16)), ["m0", "m1", "m2"]);
  });
  await works("BatchReceiveMessage", "what there is", async () => {
    const mq = await freshQueue();
    await mq.sendP(messages(3));
    assert.deepStrictEqual(texts(await mq.recvP(20, 16)), ["m0", "m1", "m2"]);
  });
  await works("BatchReceiveMessage", "waits for what comes", async () => {
    const mq = await freshQueue();
    const waiting = mq.recvP(20, 16);
    await mq.sendP("late");
    assert.deepStrictEqual(texts(await waiting), ["late"]);
  });
  await works("BatchDeleteMessage", "all", async () => {
    const mq = await freshQueue();
    await mq.sendP(messages(16));
    const received = (await mq.recvP(0, 16)).Messages.Message;
    assert.strictEqual(await mq.deleteP(received.map((m) => m.ReceiptHandle)), 204);
  });
  await works("BatchDeleteMessage", "those that failed are told", async () => {
    const mq = await freshQueue();
    await mq.sendP(messages(2));
    const handles = (await mq.recvP(0, 16)).Messages.Message.map((m) => m.ReceiptHandle);
    await single(mq).deleteP(handles[0]);
    const failures = await mq.deleteP([...handles, "nobodys"]).then(
      () => assert.fail("two of three fail"),
      (e) => e.Errors.Error,
    );
    assert.deepStrictEqual(
      failures.map((failure) => [failure.ErrorCode, failure.ReceiptHandle]),
      [["MessageNotExist", handles[0]], ["ReceiptHandleError", "nobodys"]],
    );
  });
  await refused("InvalidArgument", "17 to send", async () => (await freshQueue()).sendP(messages(17)));
  await refused("InvalidArgument", "17 to receive", async () => (await freshQueue()).recvP(0, 17));
  await refused("InvalidArgument", "17 to see", async () => (await freshQueue()).peekP(17));
  await refused("InvalidArgument", "17 to delete", async () =>
    (await freshQueue()).deleteP(Array(17).fill("x")));
}

async function refusedCases() {
  const as = (keyId, secret) => new AliMNS.MNS(accountWith(process.env.SMQ_ACCOUNT, keyId, secret), region).listP();
  await refused("InvalidAuthorizationHeader", "an id that is none", () => as("a b", "s"));
  await refused("InvalidAccessKeyId", "an unknown key", () => as("nobody", "s"));
  await refused("SignatureDoesNotMatch", "a wrong secret", () => as(account.getKeyId(), "wrong"));
  await refused("AccessDenied", "the host of another account", () =>
    new AliMNS.MNS(accountWith("42", account.getKeyId(), process.env.SMQ_KEY_SECRET), region).listP());
  await refused("InvalidDateHeader", "a date that is none", () => dated("yesterday", () => mns.listP()));
  for (const minutes of [-16, 16]) {
    const then = new Date(Date.now() + minutes * 60000).toUTCString();
    await refused("TimeExpired", minutes + " minutes off", () => dated(then, () => mns.listP()));
  }
  await refused("InvalidRequestURL", "a path of no shape", () => mns.createP("q/other"));
  await refused("QueueAlreadyExist", "another of the same name", async () => {
    await mns.createP(prefix + "twice");
    await mns.createP(prefix + "twice", { DelaySeconds: 5 });
  });
  await refused("InvalidQueueName", "an underscore", () => mns.createP("q_1"));
  await refused("QueueNameLengthError", "121 characters", () => mns.createP("q".repeat(121)));
  
  await refused("InvalidArgument", "a page of 1001", () => mns.listP("", 1001));
  await refused("InvalidArgument", "a marker of nobody", () => mns.listP("", 1, "$"));
  for (const [name, value] of [
    ["DelaySeconds", 604801],
    ["MaximumMessageSize", 1023],
    ["MessageRetentionPeriod", 59],
    ["VisibilityTimeout", 0],
    ["PollingWaitSeconds", 31],
    ["LoggingEnabled", "perhaps"],
  ]) {
    await refused("InvalidArgument", name + " out of range", async () =>
      (await freshQueue()).setAttrsP({ [name]: value }));
  }
  const no = queue("no");
  await refused("QueueNotExist", "GetQueueAttributes", () => no.getAttrsP());
  await refused("QueueNotExist", "SetQueueAttributes", () => no.setAttrsP({ DelaySeconds: 1 }));
  await refused("QueueNotExist", "SendMessage", () => no.sendP("a"));
  await refused("QueueNotExist", "BatchSendMessage", () => no.sendP([new AliMNS.Msg("a")]));
  await refused("QueueNotExist", "ReceiveMessage", () => single(no).recvP());
  await refused("QueueNotExist", "BatchReceiveMessage", () => no.recvP(0, 2));
  await refused("QueueNotExist", "PeekMessage", () => single(no).peekP());
  await refused("QueueNotExist", "BatchPeekMessage", () => no.peekP(2));
  await refused("QueueNotExist", "DeleteMessage", () => single(no).deleteP("x"));
  await refused("QueueNotExist", "BatchDeleteMessage", () => no.deleteP(["x"]));
  await refused("QueueNotExist", "ChangeMessageVisibility", () => no.reserveP("x", 1));
  const empty = await freshQueue();
  await refused("MessageNotExist", "ReceiveMessage of nothing", () => single(empty).recvP());
  await refused("MessageNotExist", "ReceiveMessage of nothing, waiting", () => single(empty).recvP(1));
  await refused("MessageNotExist", "BatchReceiveMessage of nothing", () => empty.recvP(0, 16));
  await refused("MessageNotExist", "PeekMessage of nothing", () => single(empty).peekP());
  await refused("MessageNotExist", "BatchPeekMessage of nothing", () => empty.peekP(16));
  await refused("MessageNotExist", "a handle that was used", async () => {
    const mq = single(await freshQueue());
    await mq.sendP("a");
    const handle = (await mq.recvP()).Message.ReceiptHandle;
    await mq.deleteP(handle);
    await mq.deleteP(handle);
  });
  await refused("InvalidArgument", "a body of more than 65536 bytes", () =>
    single(empty).sendP("a".repeat(49155)));
  await refused("InvalidArgument", "no body", () => single(empty).sendP(""));
  await refused("InvalidArgument", "a priority of 17", () => single(empty).sendP("a", 17));
  await refused("InvalidArgument", "a delay of more than 7 days", () => single(empty).sendP("a", 8, 604801));
  await refused("InvalidArgument", "a wait of 31 s", () => single(empty).recvP(31));
  await refused("ReceiptHandleError", "DeleteMessage", () => single(empty).deleteP("nobodys"));
  await refused("ReceiptHandleError", "ChangeMessageVisibility", () => empty.reserveP("nobodys", 1));
  await refused("MissingReceiptHandle", "DeleteMessage", () => single(empty).deleteP(""));
  await refused("MissingReceiptHandle", "ChangeMessageVisibility", () => empty.reserveP("", 1));
  await refused("MissingVisibilityTimeout", "ChangeMessageVisibility", () => empty.reserveP("x", ""));
  await refused("InvalidArgument", "visibility for 0 s", () => empty.reserveP("x", 0));
  await refused("InvalidArgument", "visibility for more than 12 h", () => empty.reserveP("x", 43201));
}

(async () => {
  await queueCases();
  await messageCases();
  await batchCases();
  await refusedCases();
})();
