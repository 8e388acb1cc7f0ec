package dev.cuepost.openapi.vod.process;

import dev.cuepost.media.process.template.Watermark;
import dev.cuepost.media.process.template.Watermarks;
import dev.cuepost.openapi.Action;
import dev.cuepost.openapi.Call;
import dev.cuepost.openapi.Fields;
import dev.cuepost.openapi.Parameter;
import dev.cuepost.openapi.ParameterType;
import dev.cuepost.openapi.Refusal;
import dev.cuepost.openapi.RpcError;
import dev.cuepost.openapi.WireTime;
import dev.cuepost.openapi.vod.AppId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations on watermarks. Source: ApsaraVideo VOD documentation, AddWatermark and its like;
 * models of com.aliyun:vod20170321.
 */
final class WatermarkActions {
  private static final Parameter<String> ID =
      Parameter.required("WatermarkId", ParameterType.text(64));
  private static final Parameter<String> NAME = Parameter.optional("Name", ParameterType.text(128));
  private static final Parameter<String> NEW_NAME = Parameter.required("Name", NAME.type());
  private static final Parameter<String> TYPE =
      Parameter.required("Type", ParameterType.oneOf("Image", "Text"));
  private static final Parameter<String> FILE_URL =
      Parameter.optional("FileUrl", ParameterType.text(1_024));
  private static final Parameter<String> CONFIG =
      Parameter.required("WatermarkConfig", ParameterType.text(1 << 14));

  private final Watermarks watermarks;

  private WatermarkActions(Watermarks watermarks) {
    this.watermarks = watermarks;
  }

  static List<Action> all(Watermarks watermarks) {
    var actions = new WatermarkActions(watermarks);
    return List.of(
        new Named(
            "AddWatermark",
            List.of(NEW_NAME, TYPE, FILE_URL, CONFIG, AppId.PARAMETER),
            actions::add),
        new Named("UpdateWatermark", List.of(ID, NAME, CONFIG), actions::update),
        new Named("DeleteWatermark", List.of(ID), actions::delete),
        new Named("ListWatermark", List.of(AppId.PARAMETER), actions::list),
        new Named("GetWatermark", List.of(ID), actions::get),
        new Named("SetDefaultWatermark", List.of(ID), actions::makeDefault));
  }

  private Fields add(Call call) throws Refusal {
    Watermark.Type type =
        Stream.of(Watermark.Type.values())
            .filter(known -> known.word().equals(call.get(TYPE)))
            .findFirst()
            .orElseThrow();
    Optional<String> fileUrl = call.find(FILE_URL);
    if (type == Watermark.Type.IMAGE && fileUrl.isEmpty()) {
      throw new Refusal(RpcError.missing(FILE_URL.name()));
    }
    return answer(
        JobParameters.accepted(
            watermarks.create(
                JobParameters.owner(call),
                AppId.of(call),
                call.get(NEW_NAME),
                type,
                fileUrl.filter(_ -> type == Watermark.Type.IMAGE),
                call.get(CONFIG))));
  }

  private Fields update(Call call) throws Refusal {
    return answer(
        JobParameters.accepted(
                watermarks.update(
                    JobParameters.owner(call), call.get(ID), call.find(NAME), call.get(CONFIG)))
            .orElseThrow(() -> notFound(call.get(ID))));
  }

  private Fields delete(Call call) throws Refusal {
    if (!watermarks.delete(JobParameters.owner(call), call.get(ID))) {
      throw notFound(call.get(ID));
    }
    return new Fields();
  }

  private Fields list(Call call) {
    return new Fields()
        .items(
            "WatermarkInfos",
            watermarks.list(JobParameters.owner(call), AppId.of(call)).stream()
                .map(WatermarkActions::told)
                .toList());
  }

  private Fields get(Call call) throws Refusal {
    return answer(need(watermarks, call, call.get(ID)));
  }

  private Fields makeDefault(Call call) throws Refusal {
    if (!watermarks.makeDefault(JobParameters.owner(call), call.get(ID))) {
      throw notFound(call.get(ID));
    }
    return new Fields();
  }

  /**
   * A watermark of the account's.
   *
   * @throws Refusal if there is none
   */
  static Watermark need(Watermarks watermarks, Call call, String id) throws Refusal {
    return watermarks.find(JobParameters.owner(call), id).orElseThrow(() -> notFound(id));
  }

  private static Refusal notFound(String id) {
    return new Refusal(
        RpcError.of(
            "InvalidWatermark.NotFound",
            "The watermark %s does not exist."
                .formatted(dev.cuepost.media.json.Fields.printable(id))));
  }

  private static Fields answer(Watermark watermark) {
    return new Fields().fields("WatermarkInfo", told(watermark));
  }

  private static Fields told(Watermark watermark) {
    return new Fields()
        .text("WatermarkId", watermark.id())
        .text("Name", watermark.name())
        .text("Type", watermark.type().word())
        .text("FileUrl", watermark.fileUrl())
        .text("WatermarkConfig", watermark.config())
        .text("IsDefault", watermark.isDefault() ? "Default" : "NotDefault")
        .text("AppId", watermark.app())
        .text("CreationTime", WireTime.of(watermark.createdAt()));
  }
}
