package dev.cuepost.console.edit;

import dev.cuepost.console.frame.Section;
import dev.cuepost.console.frame.Texts;
import dev.cuepost.console.frame.View;
import dev.cuepost.media.project.Project;
import java.util.List;
import java.util.Optional;

/** A page of the list of projects. */
public record ProjectListView(
    List<Project> projects, boolean mayEdit, Optional<String> first, Optional<String> next)
    implements View {
  public ProjectListView {
    projects = List.copyOf(projects);
  }

  @Override
  public String template() {
    return "edit/projects";
  }

  @Override
  public String title(Texts texts) {
    return texts.of("project.list");
  }

  @Override
  public Section section() {
    return Section.JOBS;
  }

  public static String name(Project project) {
    return project.content().title().filter(title -> !title.isBlank()).orElse(project.projectId());
  }
}
