// Takes a client of VOD through the way of two videos, one put by this program and one fetched by
// the server, and prints one line a case, its parts between tabs: node walk.js pop-core|openapi-client
"use strict";

const assert = require("assert");
const crypto = require("crypto");
const fs = require("fs");

const host = process.env.VOD_AUTHORITY;
const keyId = process.env.VOD_KEY_ID;
const secret = process.env.VOD_KEY_SECRET;
const clip = process.env.VOD_CLIP;
const clipUrl = process.env.VOD_CLIP_URL;
const title = process.env.VOD_TITLE;
const version = "2017-03-21";
const patience = 90_000;

// One call by the client's own generic method: the answer's body, or the client's error.
const clients = {
  "pop-core": () => {
    const Client = require("@alicloud/pop-core");
    const client = new Client({
      accessKeyId: keyId,
      accessKeySecret: secret,
      endpoint: `http://${host}`,
      apiVersion: version,
    });
    return (action, parameters) => client.request(action, parameters, { method: "POST" });
  },
  "openapi-client": () => {
    const { default: Client, Config, OpenApiRequest, Params } = require("@alicloud/openapi-client");
    const { default: OpenApiUtil } = require("@alicloud/openapi-util");
    const { RuntimeOptions } = require("@alicloud/tea-util");
    const client = new Client(
      new Config({
        accessKeyId: keyId,
        accessKeySecret: secret,
        endpoint: host,
        regionId: "cn-shanghai",
        protocol: "HTTP",
      }),
    );
    return async (action, parameters) => {
      const call = new Params({
        action,
        version,
        protocol: "HTTP",
        method: "POST",
        authType: "AK",
        style: "RPC",
        pathname: "/",
        reqBodyType: "formData",
        bodyType: "json",
      });
      const request = new OpenApiRequest({ query: OpenApiUtil.query(parameters) });
      return (await client.callApi(call, request, new RuntimeOptions({}))).body;
    };
  },
};
const call = clients[process.argv[2]]();

async function report(kind, subject, what, steps) {
  let outcome = "passed";
  try {
    await steps();
  } catch (e) {
    outcome = "failed\t" + String(e.message ?? e).replace(/\s+/g, " ");
  }
  console.log([kind, subject, what, outcome].join("\t"));
}

const works = (action, what, steps) => report("operation", action, what, steps);

const refused = (code, what, steps) =>
  report("error", code, what, async () => {
    const error = await steps().then(
      () => assert.fail("no error"),
      (e) => e,
    );
    if (!error.data) throw error;
    assert.strictEqual(error.code, code);
    assert.match(error.data.RequestId, /^[0-9A-F-]{36}$/);
    assert.ok(error.message);
  });

// Asks until the answer is the awaited one: a client of VOD alone hears of no events.
async function until(awaited, question) {
  const end = Date.now() + patience;
  for (;;) {
    const answer = await question();
    if (awaited(answer)) return answer;
    assert.ok(Date.now() < end, "still " + JSON.stringify(answer));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// Puts the clip by an address that is signed (V1) with the key of the place.
async function put(place) {
  const decoded = (text) => JSON.parse(Buffer.from(text, "base64").toString());
  const address = decoded(place.UploadAddress);
  const auth = decoded(place.UploadAuth);
  const path = `/${address.Bucket}/${address.FileName}`;
  const expires = Math.floor(Date.now() / 1000) + 600;
  const query = new URLSearchParams({
    OSSAccessKeyId: auth.AccessKeyId,
    Expires: expires,
    Signature: crypto
      .createHmac("sha1", auth.AccessKeySecret)
      .update(`PUT\n\n\n${expires}\n${path}?security-token=${auth.SecurityToken}`)
      .digest("base64"),
    "security-token": auth.SecurityToken,
  });
  const answer = await fetch(`${address.Endpoint}${path}?${query}`, {
    method: "PUT",
    body: fs.readFileSync(clip),
  });
  assert.strictEqual(answer.status, 200, await answer.text());
}

async function read(url) {
  const answer = await fetch(url);
  assert.strictEqual(answer.status, 200, url);
  return Buffer.from(await answer.arrayBuffer());
}

const titled = (how) => `${title} ${how}`;
const video = async (id) => (await call("GetVideoInfo", { VideoId: id })).Video;

async function playable(id, itsTitle) {
  const info = await until((v) => v.Status === "Normal", () => video(id));
  assert.strictEqual(info.Title, itsTitle);
  assert.strictEqual(info.Size, fs.statSync(clip).size);
  assert.ok(Math.abs(info.Duration - 2) < 0.1, info.Duration + " is about 2 s");
}

async function found(itsTitle) {
  const answer = await call("SearchMedia", { Match: `Title = '${itsTitle}'`, Fields: "Title,Status" });
  return answer.MediaList.map((medium) => [medium.MediaId, medium.Video.Title]);
}

async function walk() {
  let videoId, fetchedId, pullId, groupId, submitted, picturesJob;
  await works("CreateUploadVideo", "a place, into which a clip is put", async () => {
    const place = await call("CreateUploadVideo", { Title: titled("put"), FileName: "clip.mp4" });
    videoId = place.VideoId;
    assert.strictEqual((await video(videoId)).Status, "Uploading");
    await put(place);
  });
  await works("GetVideoInfo", "what the server found in the clip", () => playable(videoId, titled("put")));
  await works("UploadMediaByURL", "a clip on another host", async () => {
    const answer = await call("UploadMediaByURL", {
      UploadURLs: encodeURIComponent(clipUrl),
      UploadMetadatas: JSON.stringify([{ SourceURL: clipUrl, Title: titled("fetched") }]),
    });
    assert.strictEqual(answer.UploadJobs.length, 1);
    assert.strictEqual(answer.UploadJobs[0].SourceURL, clipUrl);
    pullId = answer.UploadJobs[0].JobId;
  });
  await works("GetURLUploadInfos", "until the server has fetched it", async () => {
    const pull = await until(
      (info) => info.Status === "SUCCESS",
      async () => (await call("GetURLUploadInfos", { JobIds: pullId })).URLUploadInfoList[0],
    );
    fetchedId = pull.MediaId;
    await playable(fetchedId, titled("fetched"));
  });
  await works("AddTranscodeTemplateGroup", "of one template", async () => {
    const template = {
      TemplateName: "small",
      Definition: "LD",
      Container: { Format: "mp4" },
      Video: { Codec: "H.264", Height: "144", Preset: "ultrafast" },
      Audio: { Codec: "AAC" },
    };
    const answer = await call("AddTranscodeTemplateGroup", {
      Name: title,
      TranscodeTemplateList: JSON.stringify([template]),
    });
    groupId = answer.TranscodeTemplateGroupId;
    assert.ok(groupId);
  });
  await works("SubmitTranscodeJobs", "with that group", async () => {
    submitted = await call("SubmitTranscodeJobs", { VideoId: videoId, TemplateGroupId: groupId });
    assert.strictEqual(submitted.TranscodeJobs.TranscodeJob.length, 1);
  });
  await works("GetTranscodeTask", "until it succeeded", async () => {
    const task = await until(
      (info) => info.TaskStatus !== "Processing",
      async () =>
        (await call("GetTranscodeTask", { TranscodeTaskId: submitted.TranscodeTaskId })).TranscodeTask,
    );
    assert.strictEqual(task.TaskStatus, "CompleteAllSucc");
    assert.strictEqual(task.TranscodeJobInfoList.length, 1);
    const job = task.TranscodeJobInfoList[0];
    assert.strictEqual(job.TranscodeJobId, submitted.TranscodeJobs.TranscodeJob[0].JobId);
    assert.strictEqual(job.TranscodeJobStatus, "TranscodeSuccess");
    assert.match(job.OutputFile.OutputFileUrl, /\.mp4$/);
  });
  await works("GetPlayInfo", "the stream, which can be read", async () => {
    const streams = (await call("GetPlayInfo", { VideoId: videoId })).PlayInfoList.PlayInfo;
    assert.strictEqual(streams.length, 1);
    const { JobId, Definition, Format, Width, Height, Size, PlayURL } = streams[0];
    assert.deepStrictEqual(
      { JobId, Definition, Format, Width, Height },
      {
        JobId: submitted.TranscodeJobs.TranscodeJob[0].JobId,
        Definition: "LD",
        Format: "mp4",
        Width: 256,
        Height: 144,
      },
    );
    assert.strictEqual((await read(PlayURL)).length, Size);
  });
  await works("SubmitSnapshotJob", "two pictures", async () => {
    const answer = await call("SubmitSnapshotJob", { VideoId: videoId, Count: 2, Interval: 1 });
    picturesJob = answer.SnapshotJob.JobId;
    assert.ok(picturesJob);
  });
  await works("ListSnapshots", "both of them, which can be read", async () => {
    const { MediaSnapshot: taken } = await until(
      (answer) => answer.MediaSnapshot,
      () => call("ListSnapshots", { VideoId: videoId }),
    );
    assert.strictEqual(taken.JobId, picturesJob);
    assert.strictEqual(taken.Total, 2);
    assert.strictEqual(taken.Snapshots.Snapshot.length, 2);
    for (const { Url } of taken.Snapshots.Snapshot) {
      assert.strictEqual((await read(Url))[0], 0xff); // as JPEG begins
    }
  });
  await works("SearchMedia", "by title", async () => {
    const whatWasPut = [videoId, titled("put")];
    assert.deepStrictEqual(await found(titled("put")), [whatWasPut]);
    assert.deepStrictEqual(await found(title), [[fetchedId, titled("fetched")], whatWasPut]);
  });
  await works("UpdateVideoInfo", "a title, under which it is found", async () => {
    await call("UpdateVideoInfo", {
      VideoId: videoId,
      Title: titled("described"),
      Description: "片 <&> +%20",
    });
    const info = await video(videoId);
    assert.strictEqual(info.Title, titled("described"));
    assert.strictEqual(info.Description, "片 <&> +%20");
    assert.deepStrictEqual(await found(titled("described")), [[videoId, titled("described")]]);
    assert.deepStrictEqual(await found(titled("put")), []);
  });
  await refused("InvalidVideo.NotFound", "an unknown video", () => video("unknown"));
  await refused("MissingTitle", "a video without a title", () =>
    call("CreateUploadVideo", { FileName: "a.mp4" }));
  await works("DeleteVideo", "both at once", () =>
    call("DeleteVideo", { VideoIds: `${videoId},${fetchedId}` }));
  await refused("InvalidVideo.NotFound", "a deleted video", () => video(videoId));
  await refused("InvalidVideo.NotFound", "deletion of a deleted one", () =>
    call("DeleteVideo", { VideoIds: videoId }));
}

walk().then(() => process.exit(0)); // connections that are kept alive would hold it
