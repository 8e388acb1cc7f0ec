package dev.cuepost.console.edit;

import dev.cuepost.console.frame.Fields;
import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import java.util.List;

/**
 * A timeline in the editor.
 *
 * @param fields {@code timeline}, {@code output}, {@code user-data} and {@code title}
 * @param materials JSON object of what is known of files, by what timelines call them
 * @param offered assets that may be put in
 * @param mayKeep whether it can be kept as a project
 */
public record EditorView(
    Fields fields, Origin origin, String materials, List<Offer> offered, boolean mayKeep)
    implements View {
  public EditorView {
    offered = List.copyOf(offered);
  }

  /** An asset that may be put in. */
  public record Offer(String mediaId, String name) {}

  @Override
  public String template() {
    return "edit/editor";
  }

  @Override
  public String title(Texts texts) {
    return switch (origin) {
      case Origin.Fresh _ -> texts.of("job.new");
      case Origin.OfJob _ -> texts.of("job.change");
      case Origin.OfProject(String _, String title) -> title;
    };
  }

  /** What stands below the title. */
  public String lead(Texts texts) {
    return switch (origin) {
      case Origin.Fresh _ -> texts.of("job.new.lead");
      case Origin.OfJob(String id) -> texts.of("job.change.lead", id);
      case Origin.OfProject _ -> texts.of("project.lead");
    };
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  public boolean isProject() {
    return origin instanceof Origin.OfProject;
  }
}
